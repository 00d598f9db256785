import type pg from "pg";
import { EnvironmentRules, type EnvironmentRule } from "#lib/domain/environments/rule.ts";

/** One edit of the rules. */
export interface RulesVersion {
  version: number;
  /** How many rules it has. */
  rules: number;
  createdBy: string;
  createdAt: Date;
}

/** The newest edits, the newest first. */
export async function readRulesVersions(pool: pg.Pool, most: number): Promise<RulesVersion[]> {
  const { rows } = await pool.query<RulesVersion>(
    `select version, jsonb_array_length(rules) as rules, created_by as "createdBy", created_at as "createdAt"
     from environment_rules order by version desc limit $1`,
    [most],
  );
  return rows;
}

/** The rules of one edit; null: there is none of that number. */
export async function readRulesOf(pool: pg.Pool, version: number): Promise<EnvironmentRule[] | null> {
  const { rows } = await pool.query<{ rules: unknown }>("select rules from environment_rules where version = $1", [
    version,
  ]);
  return rows[0] ? EnvironmentRules.parse(rows[0].rules) : null;
}

/** Lets nobody else edit the rules until the transaction ends. */
export async function lockRules(client: pg.ClientBase): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('rollcall environment rules'))");
}

/** @returns the version of what was saved */
export async function insertRules(
  client: pg.ClientBase,
  rules: readonly EnvironmentRule[],
  createdBy: string,
): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    "insert into environment_rules (rules, created_by) values ($1, $2) returning version",
    [JSON.stringify(rules), createdBy],
  );
  const row = rows[0];
  if (!row) throw new Error("The rules were not saved");
  return row.version;
}

/** The oldest version of the rules by which anything that pages show still stands; null: nothing was computed yet. */
export async function readStandingVersion(pool: pg.Pool): Promise<number | null> {
  const { rows } = await pool.query<{ version: number | null }>(
    `select least(
       (select environment_rules_version from reach_graph order by id desc limit 1),
       (select min(done.rules) from trust_domain d join lateral (
          select a.environment_rules_version as rules from analysis a where a.trust_domain_id = d.id order by a.id desc limit 1
        ) done on true
        where exists (select 1 from source s where s.trust_domain_id = d.id and s.state <> 'removed'))) as version`,
  );
  return rows[0]?.version ?? null;
}
