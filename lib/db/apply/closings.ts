import type pg from "pg";
import type { SliceKind } from "#lib/domain/facts/slice.ts";
import type { ApplyTarget, SliceInput } from "./slice-input.ts";
import * as sql from "./statements.ts";
import { FACT_TABLES, tableOf, type FactTable } from "./tables.ts";

/** A complete slice closes this many facts without asking twice … */
const HOLD_FROM = 20;
/** … or this share of what it covers. More than both is held (design: principle 3). */
const HOLD_SHARE = 0.2;

/**
 * Closes what a complete slice proved absent, and everything below parents it proved gone.
 * @param defined the tables that held something of the slice before, with the slice's kinds
 * @returns how many closings are held back until the next complete collection confirms them
 */
export async function closeMissingFacts(
  client: pg.PoolClient,
  target: ApplyTarget,
  sliceId: number,
  input: SliceInput,
  defined: ReadonlyMap<FactTable, string[]>,
): Promise<number> {
  let missing = 0;
  for (const [table, kinds] of defined) {
    const params = [target.trustDomainId, target.readAt, input.slice.scope, kinds];
    missing += (await client.query(sql.findMissing(table), params)).rowCount ?? 0;
  }
  if (missing === 0) return 0;
  const held = missing > HOLD_FROM ? await holdBack(client, target, sliceId, input, defined) : 0;
  for (const [table] of defined) {
    await client.query(sql.closeMissing(table, held > 0), [target.collectionId, target.readAt]);
  }
  await closeBelowGoneParents(client, target, input.sliceKind);
  return held;
}

/** Confirmed closings do not count: an earlier complete collection missed them too. */
async function holdBack(
  client: pg.PoolClient,
  target: ApplyTarget,
  sliceId: number,
  input: SliceInput,
  defined: ReadonlyMap<FactTable, string[]>,
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    "select count(*)::int as count from slice_missing where not held",
  );
  const unconfirmed = rows[0]?.count ?? 0;
  if (unconfirmed <= HOLD_FROM) return 0;
  const open = await countOpenBefore(client, target, input, defined);
  if (unconfirmed <= open * HOLD_SHARE) return 0;
  for (const [table] of defined) {
    const params = [target.trustDomainId, target.collectionId, target.readAt, sliceId];
    await client.query(sql.holdMissing(table), params);
  }
  return unconfirmed;
}

/** Facts of the slice that were open before this transaction touched them. */
async function countOpenBefore(
  client: pg.PoolClient,
  target: ApplyTarget,
  input: SliceInput,
  defined: ReadonlyMap<FactTable, string[]>,
): Promise<number> {
  const moved = await client.query<{ count: number }>(
    "select ((select count(*) from slice_closed) - (select count(*) from slice_opened))::int as count",
  );
  let open = moved.rows[0]?.count ?? 0;
  for (const [table, kinds] of defined) {
    const params = [target.trustDomainId, input.slice.scope, kinds];
    const counted = await client.query<{ count: number }>(sql.countOpen(table), params);
    open += counted.rows[0]?.count ?? 0;
  }
  return open;
}

/** Closes what lies below the parents that this transaction closed as missing. */
export async function closeBelowGoneParents(
  client: pg.PoolClient,
  target: Omit<ApplyTarget, "attempt">,
  { parentOf }: SliceKind,
): Promise<void> {
  if (!parentOf) return;
  const { trustDomainId, collectionId, readAt } = target;
  const parents = tableOf(parentOf.resource.noun);
  const found = await client.query(sql.findGoneParents(parents, parentOf.scopeBy), [
    trustDomainId,
    readAt,
    parentOf.resource.kind,
    parentOf.scopePrefix,
  ]);
  if (!found.rowCount) return;
  for (const table of FACT_TABLES) await client.query(sql.closeBelow(table), [trustDomainId, collectionId, readAt]);
  await client.query(sql.RECORD_EMPTY_SCOPES, [trustDomainId, collectionId, readAt]);
}
