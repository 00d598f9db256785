import type pg from "pg";
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
  const held = missing > HOLD_FROM ? await holdBack(client, target, sliceId, input, defined) : 0;
  for (const [table] of missing > 0 ? defined : []) {
    await client.query(sql.closeMissing(table, held > 0), [target.collectionId, target.readAt]);
  }
  await forgetHeld(client, sliceId, held > 0 ? target.collectionId : null);
  await closeBelowGoneParents(client, target, input);
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
  let open = 0;
  for (const [table, kinds] of defined) {
    const params = [target.trustDomainId, input.slice.scope, kinds];
    const counted = await client.query<{ count: number }>(sql.countOpen(table), params);
    open += counted.rows[0]?.count ?? 0;
  }
  const moved = await client.query<{ count: number }>(
    "select ((select count(*) from slice_closed) - (select count(*) from slice_opened))::int as count",
  );
  open += moved.rows[0]?.count ?? 0;
  if (unconfirmed <= HOLD_FROM || unconfirmed <= open * HOLD_SHARE) return 0;
  await client.query(
    `insert into held_closing (noun, fact_id, slice_id, collection_id, read_at, not_before)
     select m.noun, m.id, $1, $2, $3, (
       select max(r.read_at) from scope_read r where r.trust_domain_id = $4 and r.noun = m.noun and r.read_at < $3
         and (r.scope = '' or r.scope = $5 or starts_with($5, r.scope || '/')))
     from slice_missing m where not m.held
     on conflict (noun, fact_id) do update set collection_id = excluded.collection_id, slice_id = excluded.slice_id`,
    [sliceId, target.collectionId, target.readAt, target.trustDomainId, input.slice.scope],
  );
  return unconfirmed;
}

/** What was held and is now closed or was seen again is no longer held. */
async function forgetHeld(client: pg.PoolClient, sliceId: number, exceptCollection: string | null): Promise<void> {
  await client.query("delete from held_closing where slice_id = $1 and collection_id is distinct from $2", [
    sliceId,
    exceptCollection,
  ]);
}

async function closeBelowGoneParents(client: pg.PoolClient, target: ApplyTarget, input: SliceInput): Promise<void> {
  const parentOf = input.sliceKind.parentOf;
  if (!parentOf || !input.slice.authoritative) return;
  const { rows } = await client.query<{ name: string }>(
    `select distinct t.name from slice_closed c join ${tableOf(parentOf.resource.noun).table} t on t.id = c.id
     where c.noun = $1 and c.kind = $2 and c.reason = 'missing'`,
    [parentOf.resource.noun, parentOf.resource.kind],
  );
  if (rows.length === 0) return;
  const scopes = rows.map((row) => `${parentOf.scopePrefix}/${row.name}`);
  for (const table of FACT_TABLES) {
    await client.query(sql.closeBelow(table), [target.trustDomainId, target.collectionId, target.readAt, scopes]);
  }
  await client.query(
    `delete from held_closing h using slice_closed c where h.noun = c.noun and h.fact_id = c.id and c.reason = 'parent-gone'`,
  );
}
