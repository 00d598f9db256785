import type pg from "pg";
import type { SliceKind } from "#lib/domain/facts/slice.ts";
import { Conflict } from "#lib/errors.ts";
import { closeBelowGoneParents } from "./closings.ts";
import * as sql from "./statements.ts";
import { FACT_TABLES } from "./tables.ts";

/** Told to whoever confirms what is no longer what they were shown. */
export const READ_AGAIN = "This part was read again in the meantime. Look at it once more, then confirm.";

/** One slice whose closings are held back. */
export interface HeldSlice {
  sliceId: number;
  sourceId: number;
  trustDomainId: number;
  /** The newest collection that missed the facts, and when it read. */
  collectionId: string;
  readAt: Date;
  /** Facts whose closing waits. */
  held: number;
}

/** Finds the held closings of a slice; null when none wait. */
export async function readHeldSlice(
  client: pg.ClientBase,
  sourceSlug: string,
  path: string,
): Promise<(HeldSlice & { kind: string; system: string; sample: boolean }) | null> {
  const { rows } = await client.query<HeldSlice & { kind: string; system: string; sample: boolean }>(
    `select s.id as "sliceId", o.id as "sourceId", o.trust_domain_id as "trustDomainId", s.kind, o.system, o.sample,
       max(h.collection_id)::text as "collectionId", max(h.read_at) as "readAt", count(*)::int as held
     from source o join slice s on s.source_id = o.id join held_closing h on h.slice_id = s.id
     where o.slug = $1 and s.path = $2
     group by s.id, o.id`,
    [sourceSlug, path],
  );
  return rows[0] ?? null;
}

/**
 * Closes what a slice holds back, as the next complete collection would if it missed the same again (design:
 * principle 3): dated to the read that first missed it. The transaction is the caller's.
 * @returns changes written
 * @throws Conflict when a newer collection changed what waits
 */
export async function confirmHeld(client: pg.PoolClient, slice: HeldSlice, sliceKind: SliceKind): Promise<number> {
  const { trustDomainId, sliceId, sourceId, collectionId, readAt } = slice;
  await client.query("select pg_advisory_xact_lock(hashtext('rollcall trust domain'), $1)", [trustDomainId]);
  await client.query(sql.CREATE_SCRATCH);
  const found = (await client.query(sql.FIND_HELD, [sliceId, collectionId])).rowCount ?? 0;
  if (found !== slice.held) throw new Conflict(READ_AGAIN);
  for (const table of FACT_TABLES) await client.query(sql.closeMissing(table, true), [collectionId, readAt]);
  await closeBelowGoneParents(client, { trustDomainId, sourceId, collectionId, readAt }, sliceKind);
  const params = [trustDomainId, collectionId, readAt, sourceId, sliceId];
  const changes = (await client.query(sql.RECORD_CHANGES, params)).rowCount ?? 0;
  await client.query(sql.RELEASE_CLOSED);
  await client.query("update coverage set held = 0 where slice_id = $1 and held > 0", [sliceId]);
  await client.query("update collection set moved = moved + $2, changes = changes + $3 where id = $1", [
    collectionId,
    found,
    changes,
  ]);
  return changes;
}

/** A fact whose closing waits. */
export interface HeldFact {
  sliceId: number;
  kind: string;
  name: string;
  /** Where it lives: `namespace/payments`, or empty. */
  scope: string;
}

/** The first of the facts that each slice holds back, at most `most` a slice, by place and name. */
export async function readHeldFacts(pool: pg.Pool, most: number): Promise<HeldFact[]> {
  const named = FACT_TABLES.map(
    ({ noun, table }) =>
      `select h.slice_id, t.kind, t.name, t.scope from held_closing h join ${table} t on t.id = h.fact_id where h.noun = '${noun}'`,
  );
  const { rows } = await pool.query<HeldFact>(
    `select slice_id as "sliceId", kind, name, scope from (
       select *, row_number() over (partition by slice_id order by scope, name, kind) as place from (${named.join(" union all ")}) f
     ) placed where place <= $1 order by slice_id, place`,
    [most],
  );
  return rows;
}
