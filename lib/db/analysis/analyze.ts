import type pg from "pg";
import { identityId } from "#lib/db/apply/encode.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { EnvironmentRules, type EnvironmentRule } from "#lib/domain/environments/rule.ts";
import { ANALYSIS_VERSION, deriveIdentity } from "#lib/domain/inventory/derive.ts";
import { systemOf } from "#lib/domain/systems/registry.ts";
import { recordIdentityUses } from "./identity-uses.ts";
import { LISTED_SCOPES, readIdentities } from "./read-identities.ts";
import { writeRows, type InventoryDraft } from "./write-rows.ts";

/**
 * Brings the derived inventory of a trust domain up to its newest finished collections. Does nothing when neither the
 * facts nor the versions moved; killed between a collection and this, the next call catches up. What a collection wrote
 * that did not finish counts once a later one does: until then the facts are of two times.
 * @returns how many inventory rows were opened or closed
 */
export async function analyze(pool: pg.Pool, trustDomainId: number): Promise<number> {
  return inTransaction(pool, async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtext('rollcall trust domain'), $1)", [trustDomainId]);
    const basis = await readBasis(client, trustDomainId);
    if (!basis) return 0;
    const moved = basis.upToDate ? 0 : await writeInventory(client, trustDomainId, basis);
    // A use moves without any fact moving; of a row that is new, the uses are older than the row.
    await recordIdentityUses(client, trustDomainId, systemOf(basis.system));
    return moved;
  });
}

async function writeInventory(client: pg.ClientBase, trustDomainId: number, basis: Basis): Promise<number> {
  const system = systemOf(basis.system);
  const identities = await readIdentities(client, trustDomainId, system, basis.rules);
  const referredSince = await firstSeen(client, trustDomainId);
  const drafts: InventoryDraft[] = [];
  for (const counted of identities) {
    const derived = deriveIdentity(system, counted);
    if (!derived) continue;
    const id = counted.identityId ?? identityId(basis.trustDomainKey, derived.kind, counted.alias);
    const firstSeenAt = counted.firstSeenAt ?? referredSince.get(id) ?? basis.asOf;
    drafts.push({ identityId: id, alias: counted.alias, firstSeenAt, derived, counted });
  }
  const analysisId = await recordAnalysis(client, trustDomainId, basis);
  const stamp = { trustDomainId, system: basis.system, analysisId, asOf: basis.asOf };
  return writeRows(client, stamp, drafts);
}

/** Brings every trust domain up to date: after an upgrade changed the analysis, or a kill came between. */
export async function analyzeAll(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ id: number }>("select id from trust_domain order by id");
  for (const { id } of rows) await analyze(pool, id);
}

interface Basis {
  system: string;
  trustDomainKey: string;
  asOf: Date;
  watermark: Record<string, string>;
  rulesVersion: number;
  rules: EnvironmentRule[];
  upToDate: boolean;
}

interface BasisRow {
  system: string;
  key: string;
  as_of: Date | null;
  watermark: Record<string, string> | null;
  rules_version: number;
  rules: unknown;
  moved: boolean;
  /** A collection wrote slices and did not end: the facts are of two times. */
  unfinished: boolean;
  done: { analysis_version: number; environment_rules_version: number } | null;
}

async function readBasis(client: pg.ClientBase, trustDomainId: number): Promise<Basis | null> {
  const { rows } = await client.query<BasisRow>(SELECT_BASIS, [trustDomainId]);
  const row = rows[0];
  if (!row?.as_of) return null;
  const sameVersions =
    row.done?.analysis_version === ANALYSIS_VERSION && row.done.environment_rules_version === row.rules_version;
  return {
    system: row.system,
    trustDomainKey: row.key,
    asOf: row.as_of,
    watermark: row.watermark ?? {},
    rulesVersion: row.rules_version,
    rules: EnvironmentRules.parse(row.rules),
    upToDate: row.unfinished || (sameVersions && !row.moved),
  };
}

/**
 * Without any fact moving, identities that are only referred to may be listed where they were not before. A person who
 * confirms held closings moves facts of a collection that was analyzed already.
 */
const SELECT_BASIS = `
  with done as (
    select analysis_version, environment_rules_version, watermark from analysis
    where trust_domain_id = $1 order by id desc limit 1
  ), newest as (
    select s.id as source_id, max(c.id) as collection_id, max(c.read_at) as read_at
    from source s join collection c on c.source_id = s.id and c.status = 'complete'
    where s.trust_domain_id = $1 group by s.id
  ), listed as (
    select md5(scopes::text) as digest from (${LISTED_SCOPES}) l
  ), held as (
    select count(*) from held_closing h join slice s on s.id = h.slice_id join newest n on n.source_id = s.source_id
  )
  select d.system, d.key, (select max(read_at) from newest) as as_of,
    (select jsonb_object_agg(source_id, collection_id::text) from newest)
      || jsonb_build_object('listed', (select digest from listed), 'held', (select count from held)) as watermark,
    r.version as rules_version, r.rules,
    (select to_jsonb(done) from done) as done,
    exists (
      select 1 from collection c join newest n on n.source_id = c.source_id and c.id <= n.collection_id
      where c.moved > 0 and c.id > coalesce(((select watermark from done)->>(c.source_id::text))::bigint, 0)
    ) or (select watermark from done)->>'listed' is distinct from (select digest from listed)
      or coalesce(((select watermark from done)->>'held')::bigint, 0) <> (select count from held) as moved,
    exists (
      select 1 from collection c join source s on s.id = c.source_id
      left join newest n on n.source_id = s.id
      where s.trust_domain_id = $1 and c.status <> 'complete' and c.id > coalesce(n.collection_id, 0)
        and exists (select 1 from coverage v where v.collection_id = c.id)
    ) as unfinished
  from trust_domain d, lateral (select version, rules from environment_rules order by version desc limit 1) r
  where d.id = $1`;

/** Since when each identity stands in the inventory: what tells it for those no read ever showed. */
async function firstSeen(client: pg.ClientBase, trustDomainId: number): Promise<Map<string, Date>> {
  const { rows } = await client.query<{ id: string; at: Date }>(
    `select identity_id as id, min(first_seen_at) as at from inventory_row
     where trust_domain_id = $1 and status <> 'live' group by 1`,
    [trustDomainId],
  );
  return new Map(rows.map((row) => [row.id, row.at]));
}

async function recordAnalysis(client: pg.ClientBase, trustDomainId: number, basis: Basis): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into analysis (trust_domain_id, analysis_version, environment_rules_version, watermark, as_of)
     values ($1, $2, $3, $4, $5) returning id`,
    [trustDomainId, ANALYSIS_VERSION, basis.rulesVersion, JSON.stringify(basis.watermark), basis.asOf],
  );
  const row = rows[0];
  if (!row) throw new Error("The analysis was not saved");
  return row.id;
}
