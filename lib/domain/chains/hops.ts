import type { Becoming } from "../systems/aws/trust/becoming.ts";
import type { TokenMatch } from "../systems/aws/trust/oidc/match.ts";
import type { Actor, Role } from "../systems/aws/trust/world.ts";
import { type ChainAnswer, type ClusterDoor, type Hop, type Stop, stopOf } from "./chain.ts";

/** Subjects named in a sentence; the rest are counted. */
const NAMED = 3;

/**
 * The hop from whoever can ask for a token to the role whose trust takes it.
 * @param limited what the organization of the role's account forbids was read: without, nothing is sure
 */
export function tokenHop(from: Stop, role: Role, open: readonly TokenMatch[], limited: boolean): Hop {
  // One token that is let in without condition is enough.
  const sure = open.filter(({ answer }) => answer === "yes");
  const [first] = sure.length > 0 ? sure : open;
  const taken = sure.length > 0 ? sure : open;
  const answer = answerOf(first, limited);
  const statements = first?.statements.filter(({ effect, answer: one }) => effect === "Allow" && one !== "no") ?? [];
  const numbers = [...new Set(statements.map(({ statement }) => statement + 1))];
  return {
    kind: "token",
    from,
    to: stopOf(role),
    answer,
    sentence: `${from.name} can ask for a token with subject ${listed(taken.map(({ token }) => token.subject))}; ${
      numbers.length > 0 ? `statement ${numbers.join(", ")} of ` : ""
    }the trust policy of ${role.name} ${answer === "yes" ? "lets it" : "may let it"} become the role.`,
    evidence: numbers.map((statement) => ({ document: role.trust?.id ?? role.alias, statement })),
    conditions: (first?.remaining ?? []).map(({ statement, effect, condition }) => ({
      condition: condition.condition,
      policy: role.trust?.id ?? role.alias,
      statement,
      effect,
    })),
  };
}

function answerOf(match: TokenMatch | undefined, limited: boolean): ChainAnswer {
  if (match?.answer === "yes") return limited ? "yes" : "unknown";
  return match?.answer === "unknown" ? "unknown" : "conditional";
}

/** The hop from a principal of AWS to the role it can become. */
export function assumeHop(from: Stop, role: Role, { answer, statement, because, conditions, unread }: Becoming): Hop {
  const permission = because.find(({ type, effect }) => type === "identity" && effect === "Allow");
  const unsure = answer === "no" ? "unknown" : unread.length > 0 && answer === "yes" ? "unknown" : answer;
  return {
    kind: "assume",
    from,
    to: stopOf(role),
    answer: unsure,
    sentence: `Statement ${statement + 1} of the trust policy of ${role.name} ${
      unsure === "yes" ? "lets" : "may let"
    } ${from.name} become it${permission?.policy ? ", and a policy of its own allows that" : ""}.`,
    evidence: [
      { document: role.trust?.id ?? role.alias, statement: statement + 1 },
      ...(permission?.policy
        ? [{ document: permission.policy, statement: permission.statement === null ? null : permission.statement + 1 }]
        : []),
    ],
    conditions,
  };
}

/** The hop to a role whose trust policy was not read, from somebody whose own policies allow it or from whoever it is. */
export function unreadHop(from: Stop | null, role: Role): Hop {
  const asks = from ? ` ${from.name} may ask for it.` : "";
  return {
    kind: "assume",
    from: from ?? { kind: "account", alias: null, name: `account ${role.account}` },
    to: stopOf(role),
    answer: "unknown",
    sentence: `The trust policy of ${role.name} in account ${role.account} was not read: who can become it is not known.${asks}`,
    evidence: [],
    conditions: [],
  };
}

/**
 * The hop from a role or user into a cluster.
 * @param read it was read, and is there
 */
export function signInHop(actor: Actor, door: ClusterDoor, read: boolean): Hop {
  const groups =
    door.groups.length > 0 ? `in ${door.groups.length === 1 ? "group" : "groups"} ${listed(door.groups)}` : "";
  const policies = door.policies.map(
    ({ name, namespaces }) => `${name} in ${namespaces.length > 0 ? listed(namespaces) : "all namespaces"}`,
  );
  const as = [groups, policies.length > 0 ? `with ${listed(policies)}` : ""]
    .filter((part) => part !== "")
    .join(" and ");
  const by = door.by === "aws-auth" ? "aws-auth" : "An access entry";
  return {
    kind: "sign-in",
    from: stopOf(actor),
    to: { kind: "cluster", alias: null, name: door.cluster },
    answer: read ? "yes" : "unknown",
    sentence: `${by} of cluster ${door.cluster} takes ${actor.name}${as === "" ? " without any group" : ` ${as}`}${
      read ? "" : `, if account ${actor.account} has it: that was not read`
    }.`,
    evidence: [{ document: door.evidence, statement: null }],
    conditions: [],
  };
}

function listed(texts: readonly string[]): string {
  const named = texts.slice(0, NAMED).join(", ");
  return texts.length > NAMED ? `${named} and ${texts.length - NAMED} more` : named;
}
