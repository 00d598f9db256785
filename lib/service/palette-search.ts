import { readRepositories } from "#lib/db/repositories.ts";
import type { IdentityRow } from "#lib/domain/inventory/identity.ts";
import type { InventoryQuery } from "#lib/domain/inventory/list.ts";
import { InvalidInput } from "#lib/errors.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";
import { listRows } from "./inventory.ts";

/** Lines of identities in the command palette. */
export const PALETTE_SIZE = 8;

/** An identity as a line of the palette says it. */
export type PaletteIdentity = Pick<IdentityRow, "id" | "key" | "name" | "system" | "kind" | "status"> & {
  owner: string | null;
};

/**
 * The identities whose name or key holds these words, of all kinds: the exact name first, then names that begin so, so that
 * a short name is found among the many that contain it.
 * @throws InvalidInput for a text with U+0000, which Postgres cannot compare with anything
 */
export async function searchPalette(context: Context, text: string, asOf: Date | null): Promise<PaletteIdentity[]> {
  if (text.includes("\0")) throw new InvalidInput("This cannot be searched for.");
  const words = text.trim().split(/\s+/);
  const name = words.join(" ");
  const all: Omit<InventoryQuery, "text" | "facets"> = {
    ...{ sort: "name", descending: false, pageSize: PALETTE_SIZE, includeHumans: true, includeVendors: true },
    ...(asOf ? { asOf } : {}),
  };
  const named = (pattern: string) =>
    listRows(context, { ...all, text: [], facets: { name: { is: [pattern], not: [] } } });
  const pages = await Promise.all([
    named(name),
    named(`${name}*`),
    listRows(context, { ...all, text: words, facets: {} }),
  ]);
  const found = new Map(pages.flatMap(({ rows }) => rows).map((row) => [row.id, row]));
  return [...found.values()].slice(0, PALETTE_SIZE).map(({ id, key, system, kind, status, ...row }) => ({
    ...{ id, key, name: row.name, system, kind, status },
    owner: row.owner?.owner ?? null,
  }));
}

/** Lines of repositories in the command palette. */
const REPOSITORIES = 4;

/** A repository as a line of the palette says it. */
export interface PaletteRepository {
  /** `acme/api` */
  name: string;
  host: string;
  /** Slug of the trust domain. */
  domain: string;
}

/**
 * The first repositories by name whose name holds these words.
 * @throws InvalidInput for a text with U+0000
 */
export async function searchRepositories(
  context: Context,
  text: string,
  asOf: Date | null,
): Promise<PaletteRepository[]> {
  authorize(context.actor, "inventory.read");
  if (text.includes("\0")) throw new InvalidInput("This cannot be searched for.");
  const words = text.trim().split(/\s+/);
  const found = await readRepositories(context.database.pool, { asOf, text: words, after: null, limit: REPOSITORIES });
  return found.map(({ name, alias, domain }) => ({ name, host: alias.split(":")[1] ?? "", domain }));
}
