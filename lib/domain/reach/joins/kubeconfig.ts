import { type EdgeKind, type GraphElement, hubKey } from "../edge.ts";
import type { GraphJoin } from "../estate.ts";
import { anywhere } from "./anywhere.ts";
import { loginsOfRuns } from "./github-runs.ts";

const kind: EdgeKind = {
  id: "join/kubeconfig",
  clause: "signs in with a stored credential to",
  precondition:
    "A step signs in to a cluster with a kubeconfig or token from a secret: to which, and as whom, the file does not say.",
  fix: "Let the workflow sign in with OIDC and a role of its own, and delete the credential.",
  references: [
    "https://owasp.org/www-project-top-10-ci-cd-security-risks/CICD-SEC-06-Insufficient-Credential-Hygiene",
    "https://attack.mitre.org/techniques/T1552/",
    "https://kubernetes.io/docs/concepts/security/service-accounts/#authenticating-credentials",
  ],
};

const SOME_CLUSTER = hubKey("kubernetes", "some-credential");
const UNREAD = "to which cluster, and as whom, the credential in a secret signs in cannot be read";

/** Workflows that sign in to clusters by what lies in a secret: it may be any account of any cluster. */
export const kubeconfig: GraphJoin = {
  kinds: [kind],
  *build(estate) {
    const open: GraphElement[] = [];
    for (const { workflow, run, login } of loginsOfRuns(estate)) {
      if (login.system !== "kubernetes" || !login.static) continue;
      open.push({
        kind: kind.id,
        from: workflow.alias,
        to: SOME_CLUSTER,
        ability: null,
        answer: "unknown",
        evidence: [{ alias: run.alias, place: `line ${login.line}` }],
        conditions: [],
        unread: [UNREAD],
      });
    }
    if (open.length === 0) return;
    const name = "use some credential of a cluster that is connected";
    yield { key: SOME_CLUSTER, type: "hub", system: "kubernetes", kind: "some-credential", name, container: null };
    yield* open;
    yield* anywhere(kind, SOME_CLUSTER, estate, ["kubernetes"], UNREAD);
  },
};
