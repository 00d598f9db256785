import { githubView } from "../../systems/github/edges/github-view.ts";
import { inOrganization } from "../../systems/github/edges/hubs.ts";
import { type EdgeKind, type GraphElement, hubKey, type NodeKey } from "../edge.ts";
import type { Estate, GraphJoin } from "../estate.ts";
import { anywhere } from "./anywhere.ts";

const kind: EdgeKind = {
  id: "join/runner-host",
  clause: "runs on",
  precondition: "A self-hosted runner runs somewhere, and whoever runs a job on it has what its host has.",
  fix: "Run jobs on runners of GitHub, or give the host nothing of production's.",
  references: [
    "https://owasp.org/www-project-top-10-ci-cd-security-risks/CICD-SEC-05-Insufficient-PBAC",
    "https://attack.mitre.org/techniques/T1552/005/",
    "https://docs.github.com/en/actions/reference/security/secure-use#hardening-for-self-hosted-runners",
  ],
};

const UNKNOWN_HOST = hubKey("estate", "unknown-host");
const UNREAD = "on which host it runs nobody said";

/**
 * Self-hosted runners to what they run on. A host nobody knows may have anything, so that whoever controls such a runner
 * is *unknown* and never *no*: one hub for all of them, with one unknown edge to each cluster, namespace and account.
 */
export const runnerHost: GraphJoin = {
  kinds: [kind],
  *build(estate) {
    const runners = [...somewhere(estate)];
    if (runners.length === 0) return;
    const name = "do what the host of a runner may that nobody knows";
    yield { key: UNKNOWN_HOST, type: "hub", system: "github", kind: "unknown-host", name, container: null };
    for (const runner of runners) yield toUnknown(runner);
    yield* anywhere(kind, UNKNOWN_HOST, estate, ["kubernetes", "aws"], UNREAD);
  },
};

/** Runners, and what stands for those that were not read. */
function* somewhere({ domains }: Estate): Iterable<NodeKey> {
  for (const facts of domains) {
    if (facts.system !== "github") continue;
    for (const { alias } of facts.of("identity", "organization-runner", "repository-runner")) yield alias;
    for (const organization of githubView(facts).organizations) yield inOrganization(organization, "unread-runners");
  }
}

function toUnknown(from: NodeKey): GraphElement {
  const evidence = [{ alias: from, place: null }];
  return {
    kind: kind.id,
    from,
    to: UNKNOWN_HOST,
    ability: null,
    answer: "unknown",
    evidence,
    conditions: [],
    unread: [UNREAD],
  };
}
