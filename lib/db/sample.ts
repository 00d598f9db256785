import type pg from "pg";
import { z } from "zod";
import { forgetGraph } from "./reach/forget-graph.ts";
import { FACT_TABLES } from "./apply/tables.ts";

const SampleState = z.object({
  state: z.enum(["loading", "loaded", "removed"]),
  /** The time the sample's own times are relative to. */
  writtenAt: z.iso.datetime().transform((text) => new Date(text)),
});

/** What became of the sample organization in this database. */
export type SampleState = z.infer<typeof SampleState>;

/** Null: this database never had it. */
export async function readSampleState(client: pg.ClientBase | pg.Pool): Promise<SampleState | null> {
  const { rows } = await client.query<{ value: unknown }>("select value from setting where key = 'sample'");
  return rows[0] ? SampleState.parse(rows[0].value) : null;
}

export async function writeSampleState(client: pg.ClientBase | pg.Pool, state: SampleState): Promise<void> {
  await client.query(
    `insert into setting (key, value, updated_at) values ('sample', $1, now())
     on conflict (key) do update set value = excluded.value, updated_at = now()`,
    [JSON.stringify({ state: state.state, writtenAt: state.writtenAt.toISOString() })],
  );
}

/** Notes that the sample is complete, unless it was removed meanwhile; answers whether it is shown. */
export async function finishSample(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update setting set value = jsonb_set(value, '{state}', '"loaded"'), updated_at = now()
     where key = 'sample' and value->>'state' = 'loading'`,
  );
  return rowCount === 1;
}

/** Slugs of the sample's sources; empty once it is removed. */
export async function readSampleSources(client: pg.ClientBase | pg.Pool): Promise<string[]> {
  const { rows } = await client.query<{ slug: string }>("select slug from source where sample order by slug");
  return rows.map((row) => row.slug);
}

/** True when nothing was ever connected. */
export async function hasNoSources(client: pg.ClientBase | pg.Pool): Promise<boolean> {
  const { rows } = await client.query("select 1 from source limit 1");
  return rows.length === 0;
}

/** Newest time each sample source was read at, for going on after a kill. */
export async function readSampleProgress(client: pg.ClientBase | pg.Pool): Promise<Map<string, Date>> {
  const { rows } = await client.query<{ slug: string; read_at: Date }>(
    `select s.slug, max(c.read_at) as read_at from source s join collection c on c.source_id = s.id
     where s.sample and c.status = 'complete' group by 1`,
  );
  return new Map(rows.map((row) => [row.slug, row.read_at]));
}

/**
 * Deletes every fact, change and collection of the sample. Audit records stay, marked. A collection of it that is under
 * way loses its fence.
 */
export async function deleteSample(client: pg.ClientBase): Promise<void> {
  await client.query(
    `update collection set attempt = attempt + 1, status = 'interrupted', finished_at = now()
     where status = 'running' and source_id in (select id from source where sample)`,
  );
  const { rows } = await client.query<{ id: number }>(
    `select d.id from trust_domain d where exists (select 1 from source s where s.trust_domain_id = d.id)
       and not exists (select 1 from source s where s.trust_domain_id = d.id and not s.sample)`,
  );
  const domains = rows.map((row) => row.id);
  const tables = [...FACT_TABLES.map(({ table }) => table), "inventory_row", "change", "analysis"];
  for (const table of tables) await client.query(`delete from ${table} where trust_domain_id = any($1)`, [domains]);
  await client.query(
    "delete from held_closing where slice_id in (select l.id from slice l join source s on s.id = l.source_id where s.sample)",
  );
  await client.query("delete from source where sample");
  await client.query("delete from trust_domain where id = any($1)", [domains]);
  await forgetGraph(client);
}
