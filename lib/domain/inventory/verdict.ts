import type { AccessSentence, GrantView } from "./detail.ts";
import type { IdentityRow } from "./identity.ts";

/** The risk that no role can limit. */
export const UNLIMITED = "unlimited";

/**
 * One sentence on what an identity can do and who answers for it: at most sixteen words, no adjectives of alarm.
 * @param present false when it was gone at the time asked for
 */
export function verdictSentence(
  row: IdentityRow,
  grants: readonly GrantView[],
  access: readonly AccessSentence[],
  present: boolean,
): string {
  if (!present) return `${row.name} is gone.`;
  return `${row.name} ${ability(row, grants, access)} ${answer(row)}.`;
}

function ability(row: IdentityRow, grants: readonly GrantView[], access: readonly AccessSentence[]): string {
  if (row.status === "missing") return "is named but does not exist";
  if (access.some(({ risk }) => risk === UNLIMITED)) return `can do anything in all of ${row.domain}`;
  const effective = grants.filter((grant) => !grant.dangling && grant.because.via?.everyone !== true);
  const unread = effective.filter((grant) => grant.unread && grant.verbs.length === 0).length;
  if (unread > 0 && unread === effective.length) return unreadWords(unread);
  if (effective.length === 0)
    return row.coverage === "complete" ? "holds no permission of its own" : "has no known permission";
  const scopes = [...new Set(effective.map((grant) => grant.scope))];
  const anything = effective.find(isAnything);
  if (anything)
    return anything.scope === "cluster"
      ? `can do anything in all of ${row.domain}`
      : `can do anything in ${anything.scope}`;
  const secrets = effective.filter(readsSecrets);
  if (secrets.length > 0)
    return `can read secrets in ${places(
      secrets.map((grant) => grant.scope),
      row.domain,
    )}`;
  return `holds ${effective.length} ${effective.length === 1 ? "permission" : "permissions"} in ${places(scopes, row.domain)}`;
}

function unreadWords(count: number): string {
  return count === 1 ? "holds a role that was not read" : `holds ${count} roles that were not read`;
}

function answer(row: IdentityRow): string {
  return row.owner ? `and ${row.owner.owner} is named as its owner` : "and nobody is named as its owner";
}

function isAnything(grant: GrantView): boolean {
  return grant.verbs.includes("*") && grant.resources.includes("*.*") && grant.resourceNames.length === 0;
}

const READ_VERBS = ["get", "list", "watch", "*"];
const SECRETS = ["secrets", "secrets.*", "*", "*.*"];

function readsSecrets(grant: GrantView): boolean {
  return (
    grant.resources.some((resource) => SECRETS.includes(resource)) &&
    grant.verbs.some((verb) => READ_VERBS.includes(verb))
  );
}

function places(scopes: readonly string[], domain: string): string {
  const unique = [...new Set(scopes)];
  if (unique.includes("cluster")) return `all of ${domain}`;
  return unique.length === 1 ? (unique[0] ?? domain) : `${unique.length} namespaces of ${domain}`;
}
