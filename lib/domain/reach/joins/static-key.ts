import { groupBy } from "../../group-by.ts";
import { textOf } from "../../systems/content.ts";
import { type EdgeKind, type GraphElement, hubKey, type NodeKey } from "../edge.ts";
import type { Estate, EstateFact, GraphJoin } from "../estate.ts";
import { loginsOfRuns, type RunLogin } from "./github-runs.ts";

const kind: EdgeKind = {
  id: "join/static-key",
  clause: "signs in with a key of",
  precondition:
    "A step signs in to AWS with an access key that lasts. Whose it is follows from its id where the file says it; of one in a secret nobody knows.",
  fix: "Let the workflow assume a role with OIDC, and delete the access key.",
  references: [
    "https://owasp.org/www-project-top-10-ci-cd-security-risks/CICD-SEC-06-Insufficient-Credential-Hygiene",
    "https://attack.mitre.org/techniques/T1078/004/",
    "https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws",
  ],
};

/** Key of whoever has an access key in any account that is connected. */
const SOMEBODY: NodeKey = hubKey("aws", "some-access-key");

/**
 * Workflows that sign in with access keys, to the users of those keys. The value of a secret is never read, so that one in
 * a secret could be any that is active: an unknown edge to all of them together, which turns a *no* into an *unknown*.
 */
export const staticKey: GraphJoin = {
  kinds: [kind],
  *build(estate) {
    const keys = activeKeys(estate);
    const byId = groupBy(keys, ({ key }) => key);
    const unlisted = usersWithoutKeysRead(estate);
    const open = [];
    for (const one of loginsOfRuns(estate)) {
      const { login } = one;
      if (login.system !== "aws" || login.kind !== "access-key" || !login.static) continue;
      const named = login.value?.complete === true ? login.value.values : [];
      for (const key of named.flatMap((id) => byId.get(id) ?? [])) yield knownKey(one, key);
      // A key that is named and that nobody has may be one that was not read.
      const isUnread = unlisted.length > 0 && named.some((id) => !byId.has(id));
      if (named.length === 0 || isUnread) open.push(one);
    }
    if (open.length > 0) yield* anyKey(open, [...keys.flatMap(({ identity }) => identity ?? []), ...unlisted]);
  },
};

function activeKeys({ domains }: Estate): EstateFact[] {
  return domains
    .filter(({ system }) => system === "aws")
    .flatMap((facts) => facts.of("credential", "access-key"))
    .filter(({ content, identity }) => identity !== null && textOf(content.status).toLowerCase() !== "inactive");
}

/** Users whose access keys were not read completely: any of them may have one. */
function usersWithoutKeysRead({ domains }: Estate): string[] {
  return domains
    .filter(({ system }) => system === "aws")
    .flatMap(({ of, listings }) => {
      const read = new Set(listings.flatMap((one) => (one.kind === "access-keys" && one.complete ? [one.scope] : [])));
      return of("identity", "user").flatMap(({ scope, alias }) => (read.has(scope) ? [] : [alias]));
    });
}

function knownKey({ workflow, run, login }: RunLogin, key: EstateFact): GraphElement {
  return {
    kind: kind.id,
    from: workflow.alias,
    to: key.identity ?? "",
    ability: null,
    answer: workflow.conditions.length > 0 ? "conditional" : "yes",
    evidence: [
      { alias: run.alias, place: `line ${login.line}` },
      { alias: key.alias, place: null },
    ],
    conditions: workflow.conditions,
    unread: [],
  };
}

function* anyKey(open: readonly RunLogin[], users: readonly string[]): Iterable<GraphElement> {
  const name = "use some access key that is active in the accounts connected";
  yield { key: SOMEBODY, type: "hub", system: "aws", kind: "some-access-key", name, container: null };
  const shared = { kind: kind.id, ability: null, answer: "unknown" as const, conditions: [] };
  for (const { workflow, run, login } of open) {
    const secret = login.secrets[0];
    const what = secret === undefined ? "is in no text of its file" : `lies in the secret ${secret}`;
    const unread = [`whose access key it is cannot be read: it ${what}`];
    const evidence = [{ alias: run.alias, place: `line ${login.line}` }];
    yield { ...shared, from: workflow.alias, to: SOMEBODY, evidence, unread };
  }
  for (const user of new Set(users)) {
    const unread = ["whose access keys workflows hold cannot be read"];
    yield { ...shared, from: SOMEBODY, to: user, evidence: [{ alias: user, place: null }], unread };
  }
}
