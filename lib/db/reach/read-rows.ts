import type pg from "pg";
import type { Ability } from "#lib/domain/reach/ability.ts";
import type { ReachWord } from "#lib/domain/reach/words.ts";

/** An identity of the inventory with its stored verdict. */
export interface ReachRow {
  id: string;
  alias: string;
  system: string;
  kind: string;
  name: string;
  reaches: ReachWord;
  ability: Ability | null;
  chainLength: number | null;
  /** Shown by the inventory unless asked for more: no person, and no account of the platform or its vendors. */
  isMachine: boolean;
}

/** Every identity of the inventory of now, by alias. */
export async function readReachRows(pool: pg.Pool): Promise<ReachRow[]> {
  const { rows } = await pool.query<ReachRow>(
    `select identity_id::text as id, alias, system, kind, name, coalesce(reaches, 'unknown') as reaches, ability,
       chain_length as "chainLength", not (human or vendor) as "isMachine"
     from inventory_row where closed_at is null order by alias, identity_id`,
  );
  return rows;
}
