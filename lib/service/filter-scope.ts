import type { FilterScope } from "#lib/db/inventory/filter.ts";
import { dayOf } from "#lib/domain/filter/age.ts";
import type { ListIndex } from "#lib/domain/inventory/index/list-index.ts";
import type { InventoryQuery } from "#lib/domain/inventory/list.ts";
import type { Context } from "./context.ts";
import { readCoverageOf } from "./coverage-read.ts";
import { incompleteSources } from "./sources.ts";

/**
 * For how long what was read of the coverage answers many questions: reading it costs more than a page of the list. A copy
 * that changed has it read anew at once; else a mark of a source that ended incomplete shows so much later.
 */
const SCOPE_MS = 250;

const kept = new WeakMap<ListIndex, { at: number; scope: Promise<ListScope> }>();

/** What filters can name, and whether something is left unseen: counts are then "at least". */
export interface ListScope extends FilterScope {
  atLeast: boolean;
}

/** Who answers a query: a copy of the list that is up to date, or, where there is none, the database. */
export async function answererOf(
  context: Context,
  query: InventoryQuery,
): Promise<{ index: ListIndex | null; scope: ListScope }> {
  const asOf = query.asOf ?? null;
  const index = (await context.database.list?.current(asOf)) ?? null;
  const scope = index ? keptScope(context, index, asOf) : readFilterScope(context, asOf);
  return { index, scope: { ...(await scope), today: dayOf(asOf ?? context.now) } };
}

/** What filters can name, which trust domains are incompletely read, and the day ages are measured from. */
export async function readFilterScope(context: Context, asOf: Date | null): Promise<ListScope> {
  const { sources, coverage } = await readCoverageOf(context, asOf);
  const domainsBySource = new Map<string, number>();
  for (const source of sources) {
    if (source.trustDomainId !== null) domainsBySource.set(source.slug, source.trustDomainId);
  }
  const today = dayOf(asOf ?? context.now);
  const incomplete = incompleteSources(sources, coverage);
  const incompleteDomains = incomplete.map(({ trustDomainId }) => trustDomainId).filter((id) => id !== null);
  return { domainsBySource, incompleteDomains, today, atLeast: incomplete.length > 0 };
}

/** @param asOf of which the index is: each past time has one of its own */
function keptScope(context: Context, index: ListIndex, asOf: Date | null): Promise<ListScope> {
  const at = context.now.getTime();
  const known = kept.get(index);
  if (known && Math.abs(at - known.at) < SCOPE_MS) return known.scope;
  const scope = readFilterScope(context, asOf);
  kept.set(index, { at, scope });
  scope.catch(() => kept.delete(index));
  return scope;
}
