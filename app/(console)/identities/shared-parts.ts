import type { IdentityRow } from "#lib/domain/inventory/identity.ts";

/**
 * The same rows, with parts that are equal being one: React sends an object once, however often it is referred to, and
 * most rows of a page have the owner, the environment and the reasons of others.
 */
export function sharedParts(rows: readonly IdentityRow[]): IdentityRow[] {
  const known = new Map<string, object>();
  function shared<Part extends object | null>(part: Part): Part {
    if (part === null) return part;
    const key = JSON.stringify(part);
    const first = known.get(key);
    if (first) return first as Part;
    known.set(key, part);
    return part;
  }
  return rows.map((row) => ({
    ...row,
    container: shared(row.container),
    owner: shared(row.owner),
    environment: shared(row.environment),
    credentials: shared(row.credentials),
    lastUsed: shared(row.lastUsed),
    expires: shared(row.expires),
  }));
}
