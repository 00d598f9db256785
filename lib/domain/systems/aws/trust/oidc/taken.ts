import type { Condition, Policy, Statement } from "../../policy/policy.ts";
import { claimOfKey } from "./claims.ts";
import { issuerOf } from "./token.ts";

/** Issuers whose tokens some Allow statement takes; `*` where one takes those of every provider. */
export function trustedIssuers({ statements }: Policy): string[] {
  return [...new Set(statements.flatMap(issuersOf))];
}

/**
 * Patterns of the subjects that Allow statements take of an issuer, `*` where one takes any; null: none of them takes its
 * tokens. Other conditions may still keep some of those out.
 */
export function subjectsTaken({ statements }: Policy, issuer: string): string[] | null {
  const those = statements.filter((one) => issuersOf(one).some((name) => name === "*" || name === issuer));
  if (those.length === 0) return null;
  const patterns = those.flatMap(({ conditions }) => {
    const taken = conditions.filter((one) => isPositive(one) && claimOfKey(issuer, one.key) === "sub");
    return taken.length === 0 ? ["*"] : taken.flatMap(({ values }) => values);
  });
  return [...new Set(patterns)];
}

/** What the name of a repository is, or what it begins with. */
export interface RepositoryName {
  /** `acme/api`, `acme/`; empty: any. */
  text: string;
  /** It is the whole name. */
  whole: boolean;
}

/**
 * Repositories whose workflows may have subjects of these patterns: `repo:acme/api:*` names one, `repo:acme/*` all of an
 * owner, `*` any. Where subjects are customized and begin with something else, any may.
 */
export function repositoriesIn(patterns: readonly string[]): RepositoryName[] {
  const names = patterns.map((pattern): RepositoryName => {
    const [literal = ""] = pattern.split(WILDCARD, 1);
    const name = /^repo:([^:]*)(:?)/i.exec(literal);
    if (!name) return ANY;
    // Where ids are part of subjects: `acme@1/api@2`.
    const text = (name[1] ?? "").replaceAll(/@[^/]*/g, "");
    return { text, whole: name[2] === ":" || literal === pattern };
  });
  return names.some(({ text, whole }) => text === "" && !whole) ? [ANY] : names;
}

/** Namespaces whose service accounts may have subjects of these patterns; null: any may. */
export function namespacesIn(patterns: readonly string[]): string[] | null {
  const found = new Set<string>();
  for (const pattern of patterns) {
    const [literal = ""] = pattern.split(WILDCARD, 1);
    const namespace = /^system:serviceaccount:([^:]+):/.exec(literal)?.[1];
    if (namespace !== undefined) found.add(namespace);
    else if (literal !== pattern && (literal.startsWith(ACCOUNT) || ACCOUNT.startsWith(literal))) return null;
  }
  return [...found];
}

const ANY: RepositoryName = { text: "", whole: false };
const ACCOUNT = "system:serviceaccount:";

/** Where a pattern stops being literal: at a wildcard or a variable. */
const WILDCARD = /[*?$]/;

function issuersOf({ effect, principal }: Statement): string[] {
  if (effect !== "Allow" || !principal || principal.not) return [];
  return principal.federated
    .filter((name) => !name.includes(":saml-provider/"))
    .map((name) => issuerOf(name.replace(/^arn:[^/]*\//, "")));
}

/** It holds of the values it names; of a negated one nothing follows. */
function isPositive({ operator }: Condition): boolean {
  return /^string(equals|equalsignorecase|like)$/i.test(operator);
}
