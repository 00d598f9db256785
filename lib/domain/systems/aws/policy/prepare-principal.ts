import { principalOf, type Ask } from "./ask.ts";
import type { PrincipalElement } from "./policy.ts";

/** How closely a policy names whoever asks; the higher is the closer. */
export type Naming = 0 | 1 | 2 | 3;

export const UNNAMED = 0;
/** Its account, which may then decide by policies of its own. */
export const ACCOUNT = 1;
/** The role of the session that asks. */
export const ROLE = 2;
/** The user, the session, the service, the provider, or everybody. */
export const DIRECT = 3;

export interface Named {
  naming: Naming;
  /** Directly, if the name of the session is (`not`: is none) of these; null: the name of the session changes nothing. */
  ifSession: { not: boolean; names: readonly string[] } | null;
}

export interface PreparedPrincipal {
  not: boolean;
  everybody: boolean;
  aws: ReadonlySet<string>;
  service: ReadonlySet<string>;
  federated: ReadonlySet<string>;
  /** Sessions of roles. */
  sessions: readonly string[];
}

export const NAMED: Named = { naming: DIRECT, ifSession: null };
export const NOT_NAMED: Named = { naming: UNNAMED, ifSession: null };

export function preparePrincipal(element: PrincipalElement): PreparedPrincipal {
  return {
    not: element.not,
    everybody: element.aws.includes("*"),
    aws: new Set(element.aws),
    service: new Set(element.service),
    federated: new Set(element.federated),
    sessions: element.aws.filter((arn) => arn.includes(":assumed-role/")),
  };
}

/**
 * How the element names whoever asks. NotPrincipal names everybody but those who are listed, or whose role or account is.
 * With Deny it names whoever has a permissions boundary, listed or not.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function namedBy(prepared: PreparedPrincipal, ask: Ask, effect: "Allow" | "Deny", bounded: boolean): Named {
  const listed = listedIn(prepared, ask);
  if (!prepared.not) return listed;
  if (bounded && effect === "Deny") return NAMED;
  if (listed.naming !== UNNAMED) return NOT_NAMED;
  if (listed.ifSession === null) return NAMED;
  return { naming: UNNAMED, ifSession: { ...listed.ifSession, not: true } };
}

function listedIn(prepared: PreparedPrincipal, ask: Ask): Named {
  const { kind, arn, account } = ask.question.principal;
  if (prepared.everybody) return NAMED;
  if (kind === "anonymous") return NOT_NAMED;
  if (kind === "service") return prepared.service.has(arn) ? NAMED : NOT_NAMED;
  if (kind === "federated") return prepared.federated.has(arn) ? NAMED : NOT_NAMED;
  const { sessions, session, root } = principalOf(ask);
  if (session !== null && prepared.aws.has(session)) return NAMED;
  const ifSession = session === null && sessions !== null ? openSessions(prepared, sessions) : null;
  if (prepared.aws.has(arn)) return kind === "role" ? { naming: ROLE, ifSession } : NAMED;
  if (account !== null && (prepared.aws.has(account) || prepared.aws.has(root as string))) {
    return { naming: ACCOUNT, ifSession };
  }
  return ifSession === null ? NOT_NAMED : { naming: UNNAMED, ifSession };
}

function openSessions(prepared: PreparedPrincipal, prefix: string): Named["ifSession"] {
  if (prepared.sessions.length === 0) return null;
  const names = prepared.sessions.filter((arn) => arn.startsWith(prefix)).map((arn) => arn.slice(prefix.length));
  return names.length === 0 ? null : { not: false, names };
}
