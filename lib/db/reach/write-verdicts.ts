import type pg from "pg";
import { REACH_COLUMNS, REACH_NAMES, ROW_NAMES } from "#lib/db/analysis/write-rows.ts";
import { recordMoved } from "#lib/db/inventory/version.ts";
import type { StoredReach } from "#lib/domain/reach/words.ts";

/** Verdicts a statement carries at once: far below what one message of the protocol may hold. */
const BATCH = 5000;

/**
 * Brings the verdicts of all open inventory rows up to a graph: rows with another verdict end and go on as a new version.
 * What the graph does not have is unknown. The caller holds a transaction.
 * @param asOf the newest time anything the graph is made of was read
 * @returns how many rows have another verdict
 */
export async function writeVerdicts(
  client: pg.ClientBase,
  verdicts: Iterable<readonly [alias: string, verdict: StoredReach]>,
  asOf: Date,
): Promise<number> {
  await client.query(`create temp table stage_reach (alias text, ${REACH_COLUMNS.join(", ")}) on commit drop`);
  let batch: object[] = [];
  const flush = async () => {
    await client.query(
      `insert into stage_reach select alias, ${REACH_NAMES}
       from jsonb_to_recordset($1) as r(alias text, ${REACH_COLUMNS.join(", ")})`,
      [JSON.stringify(batch)],
    );
    batch = [];
  };
  for (const [alias, verdict] of verdicts) {
    batch.push(toRow(alias, verdict));
    if (batch.length === BATCH) await flush();
  }
  await flush();
  await client.query("analyze stage_reach");
  await client.query(
    `create temp table moved_reach on commit drop as
     select t.id, t.trust_domain_id as domain, ${PREFIXED}
     from inventory_row t left join stage_reach s on s.alias = t.alias
     where t.closed_by is null and (t.reaches is null or
       (${names("t")}) is distinct from (coalesce(s.reaches, 'unknown'), ${names("s", 1)}))`,
  );
  const { rows: domains } = await client.query<{ id: number }>(
    "select distinct domain as id from moved_reach order by 1",
  );
  let moved = 0;
  for (const { id } of domains) moved += await moveRows(client, id, asOf);
  return moved;
}

const COLUMN_NAMES = REACH_NAMES.split(", ");

function names(table: string, from = 0): string {
  return COLUMN_NAMES.slice(from)
    .map((name) => `${table}.${name}`)
    .join(", ");
}

const PREFIXED = `coalesce(s.reaches, 'unknown') as reaches, ${names("s", 1)}`;

/** The rows of one trust domain, under its lock: its own analysis must not write between. */
async function moveRows(client: pg.ClientBase, domain: number, asOf: Date): Promise<number> {
  await client.query("select pg_advisory_xact_lock(hashtext('rollcall trust domain'), $1)", [domain]);
  const analysis = await client.query<{ id: string }>(
    `insert into analysis (trust_domain_id, analysis_version, environment_rules_version, watermark, as_of)
     select trust_domain_id, analysis_version, environment_rules_version, watermark, greatest(as_of, $2)
     from analysis where trust_domain_id = $1 order by id desc limit 1 returning id`,
    [domain, asOf],
  );
  const analysisId = analysis.rows[0]?.id;
  if (analysisId === undefined) return 0;
  const closed = await client.query(
    `update inventory_row t set closed_by = $2, closed_at = greatest(t.opened_at, $3)
     from moved_reach m where m.domain = $1 and m.id = t.id and t.closed_by is null`,
    [domain, analysisId, asOf],
  );
  await client.query(
    `insert into inventory_row (${ROW_NAMES}, ${REACH_NAMES}, opened_by, opened_at)
     select ${ROW_NAMES.split(", ")
       .map((name) => `t.${name}`)
       .join(", ")}, ${names("m")}, $2, t.closed_at
     from moved_reach m join inventory_row t on t.id = m.id where m.domain = $1 and t.closed_by = $2`,
    [domain, analysisId],
  );
  if (closed.rowCount) await recordMoved(client, domain, analysisId);
  return closed.rowCount ?? 0;
}

function toRow(alias: string, verdict: StoredReach) {
  return {
    alias,
    reaches: verdict.reaches,
    ability: verdict.ability,
    conditional_ability: verdict.conditionalAbility,
    chain_length: verdict.chainLength,
    production_resources: verdict.resources,
    next_hop: verdict.next,
  };
}
