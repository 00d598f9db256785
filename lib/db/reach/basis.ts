import type pg from "pg";
import { REACH_VERSION } from "#lib/domain/reach/version.ts";

/** What a graph was computed from: equal ones are of the same facts. */
export interface ReachBasis {
  /** Newest collection of each source that ended some slice, by source; sources that speak no more are not in it. */
  sources: Record<string, string>;
  /** Closings that wait for a person: once confirmed, facts move without a collection. */
  held: number;
  rules: number;
  version: number;
}

/** What a graph of now would be computed from, and the newest time anything of that was read; null: nothing was. */
export async function readBasis(client: pg.ClientBase): Promise<{ basis: ReachBasis; asOf: Date } | null> {
  const { rows } = await client.query<Omit<ReachBasis, "version"> & { asOf: Date | null }>(SELECT_BASIS);
  const row = rows[0];
  if (!row?.asOf) return null;
  const { asOf, sources, held, rules } = row;
  return { basis: { sources, held, rules, version: REACH_VERSION }, asOf };
}

/** Whether the newest graph is of this basis. */
export async function isCurrent(client: pg.ClientBase, basis: ReachBasis): Promise<boolean> {
  const { rows } = await client.query<{ same: boolean }>(
    "select basis = $1::jsonb as same from reach_graph order by id desc limit 1",
    [JSON.stringify(basis)],
  );
  return rows[0]?.same === true;
}

const SELECT_BASIS = `
  with newest as (
    select s.id, max(c.id) as collection_id, max(c.read_at) as read_at
    from source s join collection c on c.source_id = s.id
    where s.state <> 'removed' and s.trust_domain_id is not null
      and exists (select 1 from coverage v where v.collection_id = c.id)
    group by s.id
  )
  select coalesce((select jsonb_object_agg(id, collection_id::text) from newest), '{}') as sources,
    (select count(*)::int from held_closing) as held,
    (select max(version) from environment_rules) as rules,
    greatest((select max(read_at) from newest), (select max(as_of) from analysis)) as "asOf"`;
