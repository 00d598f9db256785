import type pg from "pg";
import type { SliceKind } from "#lib/domain/facts/slice.ts";
import { Conflict } from "#lib/errors.ts";
import { closeMissingFacts } from "./closings.ts";
import { holdFence } from "./fence.ts";
import { bringsKnownName } from "./known-names.ts";
import { closesMissing, definedColumns, type ApplyTarget, type SliceInput } from "./slice-input.ts";
import { recordCoverage, saveSlice } from "./slices.ts";
import { copyFacts, stageFacts } from "./stage.ts";
import * as sql from "./statements.ts";
import { recordUses } from "./uses.ts";
import { tableOf, type FactTable } from "./tables.ts";
import { isUnchanged } from "./unchanged.ts";

export interface SliceResult {
  opened: number;
  closed: number;
  changes: number;
  /** Closings that wait for confirmation (design: principle 3). */
  held: number;
}

/**
 * Writes one slice in one transaction: new facts, new versions of changed ones, closings where absence is proved, the
 * changes and the coverage. Safe to kill and to run twice: an unchanged slice writes no fact.
 * @throws Fenced when another attempt took over the collection
 * @throws Conflict when the database already knows something newer of this scope
 */
export async function applySlice(pool: pg.Pool, target: ApplyTarget, input: SliceInput): Promise<SliceResult> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await holdFence(client, target);
    const result = await applyInTransaction(client, target, input);
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    // The connection goes with its temporary tables: nothing half done can meet the next slice.
    client.release(true);
    throw error;
  }
}

async function applyInTransaction(client: pg.PoolClient, target: ApplyTarget, input: SliceInput): Promise<SliceResult> {
  const sliceId = await saveSlice(client, target.sourceId, input.slice);
  if (!bringsFacts(input)) {
    await recordCoverage(client, target, sliceId, input, 0);
    return { opened: 0, closed: 0, changes: 0, held: 0 };
  }

  await refuseOlder(client, target, input);
  await recordUses(client, target, input.uses);
  const touched = new Map<FactTable, string[]>();
  let opened = 0;
  for (const [table, kinds] of kindsByTable(input.sliceKind)) {
    if (await isUntouched(client, target, input, table, kinds)) {
      await copyFacts(client, input.facts, table);
      opened += input.counts.get(table.noun) ?? 0;
    } else {
      touched.set(table, kinds);
    }
  }
  // What is all new is baseline, and what is as it was makes no change either.
  if (await isUnchanged(client, target, input, touched)) {
    return endSlice(client, target, sliceId, input, { opened, closed: 0, changes: 0, held: 0 });
  }

  await client.query(sql.CREATE_SCRATCH);
  for (const [table, kinds] of touched) opened += await openFacts(client, target, input, table, kinds);
  if (input.sliceKind.closes === "expiry") await closeExpired(client, target, input, touched);
  const held = closesMissing(input) ? await closeMissingFacts(client, target, sliceId, input, touched) : 0;

  const closed = await countRows(client, "slice_closed");
  const changes = opened + closed > 0 ? await recordChanges(client, target, sliceId, input) : 0;
  if (closed > 0) await client.query(sql.RELEASE_CLOSED);
  return endSlice(client, target, sliceId, input, { opened, closed, changes, held });
}

async function endSlice(
  client: pg.PoolClient,
  target: ApplyTarget,
  sliceId: number,
  input: SliceInput,
  result: SliceResult,
): Promise<SliceResult> {
  await recordCoverage(client, target, sliceId, input, result.held);
  await client.query("update collection set moved = moved + $2 where id = $1 and $2 > 0", [
    target.collectionId,
    result.opened + result.closed,
  ]);
  return result;
}

/** A slice that was not read at all says nothing about facts. */
function bringsFacts(input: SliceInput): boolean {
  return input.coverage.status === "complete" || input.coverage.status === "partial";
}

/** An older export never overwrites newer knowledge, whichever listing that came from. */
async function refuseOlder(client: pg.PoolClient, target: ApplyTarget, input: SliceInput): Promise<void> {
  const params = [target.trustDomainId, ...definedColumns(input.sliceKind), input.slice.scope];
  const { rows } = await client.query<{ newest_at: Date | null }>(sql.NEWEST_READ, params);
  const newest = rows[0]?.newest_at;
  if (!newest || newest <= target.readAt) return;
  throw new Conflict(
    `${input.sliceKind.label} were read at ${target.readAt.toISOString()}, but Rollcall already knows them as of ` +
      `${newest.toISOString()}. Older data is refused: collect a newer export, or a source of its own with --source.`,
  );
}

function kindsByTable(sliceKind: SliceKind): Map<FactTable, string[]> {
  const groups = new Map<FactTable, string[]>();
  for (const { noun, kind } of sliceKind.defines) {
    const table = tableOf(noun);
    groups.set(table, [...(groups.get(table) ?? []), kind]);
  }
  return groups;
}

/** A first collection compares with nothing, so its facts need no staging: half the work. */
async function isUntouched(
  client: pg.PoolClient,
  target: ApplyTarget,
  input: SliceInput,
  table: FactTable,
  kinds: string[],
): Promise<boolean> {
  const params = [target.trustDomainId, input.slice.scope, kinds];
  const { rows } = await client.query<{ untouched: boolean }>(sql.isUntouched(table), params);
  return rows[0]?.untouched === true && !(await bringsKnownName(client, target, input, table));
}

async function openFacts(
  client: pg.PoolClient,
  target: ApplyTarget,
  input: SliceInput,
  table: FactTable,
  kinds: string[],
): Promise<number> {
  await stageFacts(client, input.facts, table, { trustDomainId: target.trustDomainId, kinds, scopes: input.scopes });
  const params = [target.trustDomainId, target.collectionId, target.readAt];
  const recreated = table.noun === "identity" ? await client.query(sql.closeRecreated(table), params) : null;
  await client.query(sql.closeChanged(table), params);
  const opened = await client.query(sql.openMissing(table), params);
  await client.query(sql.releaseSeen(table));
  if (recreated?.rowCount) await client.query(sql.PAIR_RECREATED);
  return opened.rowCount ?? 0;
}

/** What says when it ends has ended by then, at that time, whatever the listing shows. */
async function closeExpired(
  client: pg.PoolClient,
  target: ApplyTarget,
  input: SliceInput,
  defined: ReadonlyMap<FactTable, string[]>,
): Promise<void> {
  for (const [table, kinds] of defined) {
    const params = [target.trustDomainId, target.collectionId, target.readAt, input.slice.scope, kinds];
    await client.query(sql.closeExpired(table), params);
  }
}

async function recordChanges(
  client: pg.PoolClient,
  target: ApplyTarget,
  sliceId: number,
  input: SliceInput,
): Promise<number> {
  const { trustDomainId, collectionId, readAt, sourceId } = target;
  const result = await client.query(sql.RECORD_CHANGES, [trustDomainId, collectionId, readAt, sourceId, sliceId]);
  const { parentOf } = input.sliceKind;
  if (parentOf) {
    const statement = sql.recordNewScopes(tableOf(parentOf.resource.noun), parentOf.scopeBy);
    await client.query(statement, [trustDomainId, collectionId, parentOf.scopePrefix, parentOf.resource.kind]);
  }
  return result.rowCount ?? 0;
}

async function countRows(client: pg.PoolClient, table: "slice_closed"): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return rows[0]?.count ?? 0;
}
