import { readRunner, readRunnerSet, whyOf, type Runner, type RunnerSet } from "../../chains/runner-hosts.ts";
import { groupBy } from "../../group-by.ts";
import { githubView } from "../../systems/github/edges/github-view.ts";
import { organizationHubs, inOrganization } from "../../systems/github/edges/hubs.ts";
import { type EdgeKind, type GraphElement, hubKey, type NodeKey } from "../edge.ts";
import type { DomainFacts, Estate, EstateFact, GraphJoin } from "../estate.ts";
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
 * Self-hosted runners to the accounts of the runner sets that bring them up. A host nobody knows may have anything, so that
 * whoever controls such a runner is *unknown* and never *no*: one hub for all of them, with one unknown edge to each
 * cluster, namespace and account.
 */
export const runnerHost: GraphJoin = {
  kinds: [kind],
  *build(estate) {
    const setsAt = setsByPlace(estate);
    const homeless: NodeKey[] = [];
    for (const facts of estate.domains.filter(({ system }) => system === "github")) {
      for (const fact of facts.of("identity", "organization-runner", "repository-runner")) {
        const hosts = hostsOf(fact, setsAt);
        yield* hosts;
        if (!hosts.some(({ answer }) => answer === "yes")) homeless.push(fact.alias);
      }
      yield* unseen(facts, homeless);
    }
    if (homeless.length === 0) return;
    const name = "do what the host of a runner may that nobody knows";
    yield { key: UNKNOWN_HOST, type: "hub", system: "github", kind: "unknown-host", name, container: null };
    for (const from of homeless) {
      const evidence = [{ alias: from, place: null }];
      const shared = { kind: kind.id, ability: null, answer: "unknown" as const, evidence, conditions: [] };
      yield { ...shared, from, to: UNKNOWN_HOST, unread: [UNREAD] };
    }
    yield* anywhere(kind, UNKNOWN_HOST, estate, ["kubernetes", "aws"], UNREAD);
  },
};

interface Placed {
  fact: EstateFact;
  set: RunnerSet;
}

/** Runner sets by where their runners register, which is the same whatever the case of its letters. */
function setsByPlace({ domains }: Estate): Map<string, Placed[]> {
  const facts = domains
    .filter(({ system }) => system === "kubernetes")
    .flatMap((domain) => domain.of("consumer", "runner-set", "runner-deployment"));
  const sets = facts.flatMap((fact) => {
    const set = readRunnerSet(fact);
    return set?.at ? [{ fact, set, place: placeKey(set.at) }] : [];
  });
  return groupBy(sets, ({ place }) => place);
}

function placeKey({ owner, repository }: Pick<Runner, "owner" | "repository">): string {
  return `${owner}/${repository ?? ""}`.toLowerCase();
}

/** Labels tell the runners of a scale set for sure; those of the controller before it could be given to any runner. */
function hostsOf(fact: EstateFact, setsAt: Map<string, Placed[]>) {
  const runner = readRunner(fact);
  if (!runner) return [];
  return (setsAt.get(placeKey(runner)) ?? [])
    .filter(({ set }) => whyOf(runner, set) !== null)
    .map(({ fact: { alias }, set }) => ({
      kind: kind.id,
      from: fact.alias,
      to: set.account,
      ability: null,
      answer: set.ephemeral ? ("yes" as const) : ("conditional" as const),
      evidence: [
        { alias: fact.alias, place: "labels" },
        { alias, place: null },
      ],
      conditions: set.ephemeral
        ? []
        : [{ kind: "request" as const, words: `it is one of those that ${set.name} brings up, as its labels say` }],
      unread: [],
    }));
}

/** What stands for runners that were not read, with its node. */
function* unseen(facts: DomainFacts, homeless: NodeKey[]): Iterable<GraphElement> {
  for (const organization of githubView(facts).organizations) {
    const all = [organization, ...organization.repositories];
    const listings = ["organization-runners", "runner-groups", "repository-runners"];
    const open = all.some((place) =>
      listings.some((listing) => isListedIn(place.alias, listing) && place.unread(listing) !== null),
    );
    if (!open) continue;
    const key = inOrganization(organization, "unread-runners");
    for (const hub of organizationHubs(organization)) if (hub.key === key) yield hub;
    homeless.push(key);
  }
}

function isListedIn(alias: string, listing: string): boolean {
  return alias.includes(":repository:") === (listing === "repository-runners");
}
