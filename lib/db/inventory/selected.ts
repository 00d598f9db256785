import type pg from "pg";
import { ROW_TABLES, rowColumns, type StoredRow } from "./row.ts";

/** The rows of so many identities as of a time, by name; what was not there then is left out. */
export async function readSelected(pool: pg.Pool, ids: readonly string[], asOf: Date): Promise<StoredRow[]> {
  const { rows } = await pool.query<StoredRow>(
    `select ${rowColumns("case when u.last_used_at <= $2 then u.last_used_at end")} from ${ROW_TABLES}
     where i.identity_id = any($1::uuid[]) and i.opened_at <= $2 and (i.closed_at is null or i.closed_at > $2)
     order by i.sort_name collate "C", i.id`,
    [ids, asOf],
  );
  return rows;
}

/**
 * Whether rows may have opened or closed since then. When none has, the list as of that time is the list of now, which
 * is the one with indexes made for it.
 */
export async function changedSince(pool: pg.Pool, at: Date): Promise<boolean> {
  const { rows } = await pool.query<{ changed: boolean }>(
    `select exists (select 1 from analysis where finished_at > $1)
       or exists (select 1 from source where removed_at > $1) as changed`,
    [at],
  );
  return rows[0]?.changed ?? true;
}
