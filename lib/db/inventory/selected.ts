import type pg from "pg";
import { ROW_COLUMNS, type StoredRow } from "./list.ts";

/** The rows of so many identities as of a time, by name; what was not there then is left out. */
export async function readSelected(pool: pg.Pool, ids: readonly string[], asOf: Date): Promise<StoredRow[]> {
  const { rows } = await pool.query<StoredRow>(
    `select ${ROW_COLUMNS} from inventory_row i join trust_domain d on d.id = i.trust_domain_id
     where i.identity_id = any($1::uuid[]) and i.opened_at <= $2 and (i.closed_at is null or i.closed_at > $2)
     order by i.name, i.id`,
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
