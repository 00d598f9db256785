import type pg from "pg";
import type { Evidence, LastUse, Noun, Scope } from "#lib/domain/facts/fact.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { tableOf } from "./apply/tables.ts";
import { ROW_TABLES, rowColumns, type StoredRow } from "./inventory/row.ts";

/** The version of a fact that held at a time, with the collection that opened it. */
export interface StoredFact {
  noun: Noun;
  factId: string;
  kind: string;
  scope: Scope;
  key: string;
  alias: string;
  name: string;
  container: string | null;
  identity: string | null;
  document: string | null;
  credential: string | null;
  content: JsonObject;
  evidence: Evidence;
  collectionId: string;
  openedAt: Date;
  sourceSlug: string;
}

/** An inventory row with the time it ended, if it did by the time asked for. */
export type DatedRow = StoredRow & {
  closedAt: Date | null;
  /** It ended because its source was removed: no read showed that it is gone. */
  unwatched: boolean;
};

/** The newest inventory row an incarnation had by a time (null: now), also when it is gone since. */
export async function readIdentityRow(pool: pg.Pool, identityId: string, asOf: Date | null): Promise<DatedRow | null> {
  const { rows } = await pool.query<DatedRow>(
    `select ${rowColumns()}, case when $2::timestamptz is null or i.closed_at <= $2 then i.closed_at end as "closedAt",
       exists (
         select 1 from identity_fact f where f.identity_id = i.identity_id and f.closed_reason = 'source-removed'
           and f.closed_at >= i.closed_at
         union all
         select 1 from attachment_fact f where f.identity = i.alias and f.closed_reason = 'source-removed'
           and f.closed_at >= i.closed_at) as unwatched
     from ${ROW_TABLES}
     where i.identity_id = $1 and ($2::timestamptz is null or i.opened_at <= $2)
     order by i.opened_at desc, i.id desc limit 1`,
    [identityId, asOf],
  );
  return rows[0] ?? null;
}

/** Every alias an incarnation had by a time (null: now), oldest first. */
export async function readAliases(pool: pg.Pool, identityId: string, asOf: Date | null): Promise<string[]> {
  const { rows } = await pool.query<{ alias: string }>(
    `select alias from identity_fact where identity_id = $1 and ($2::timestamptz is null or opened_at <= $2)
     group by alias order by min(opened_at)`,
    [identityId, asOf],
  );
  return rows.map((row) => row.alias);
}

/** Another incarnation under a key, and when it was first and last so called. */
export interface StoredNamesake {
  id: string;
  openedAt: Date;
  /** Null: it still is. */
  closedAt: Date | null;
}

/** Other incarnations that had this alias by a time (null: now), oldest first. */
export async function readNamesakes(
  pool: pg.Pool,
  alias: string,
  identityId: string,
  asOf: Date | null,
): Promise<StoredNamesake[]> {
  const { rows } = await pool.query<StoredNamesake>(
    `select i.identity_id as id, min(i.opened_at) as "openedAt",
       case when bool_or(i.closed_at is null) then null else max(i.closed_at) end as "closedAt"
     from inventory_row i
     where i.alias = $1 and i.identity_id <> $2
       and i.trust_domain_id = (select n.trust_domain_id from inventory_row n where n.identity_id = $2 limit 1) and ($3::timestamptz is null or i.opened_at <= $3)
     group by i.identity_id order by min(i.opened_at)`,
    [alias, identityId, asOf],
  );
  return rows;
}

/** True when a change says that an incarnation came; false when the first read of its kind already showed it. */
export async function isAnnounced(pool: pg.Pool, identityId: string, aliases: readonly string[]): Promise<boolean> {
  const { rows } = await pool.query<{ announced: boolean }>(
    `select exists (
       select 1 from change c join identity_fact f on f.id = c.after_id
       where c.alias = any($2) and c.noun = 'identity' and c.type in ('added', 'recreated') and f.identity_id = $1
     ) as announced`,
    [identityId, aliases],
  );
  return rows[0]?.announced ?? false;
}

/** Facts of a noun whose reference, own alias or incarnation is one of `values`, as they held at a time; {@link MAX_FACTS} at most. */
export async function readFacts(
  pool: pg.Pool,
  trustDomainId: number,
  noun: Noun,
  by: "alias" | "identity" | "identity_id" | "credential",
  values: readonly string[],
  asOf: Date | null,
): Promise<StoredFact[]> {
  if (values.length === 0) return [];
  const table = tableOf(noun);
  const refs = ["container", "identity", "document", "credential"].map((ref) =>
    (table.refs as readonly string[]).includes(ref) ? `f.${ref}` : `null as ${ref}`,
  );
  const { rows } = await pool.query<StoredFact>(
    `select '${noun}' as noun, f.fact_id as "factId", f.kind, f.scope, f.key, f.alias, f.name, ${refs.join(", ")}, f.content, f.evidence,
       f.opened_by::text as "collectionId", f.opened_at as "openedAt", s.slug as "sourceSlug"
     from ${table.table} f join collection c on c.id = f.opened_by join source s on s.id = c.source_id
     where f.trust_domain_id = $3 and f.${by} = any($1) and ${openAt("f", "$2")} order by f.alias limit ${MAX_FACTS}`,
    [values, asOf, trustDomainId],
  );
  return rows;
}

/** Attachments of some kinds to these targets, by what their documents call `target`, as they held at a time. */
export async function readAttachedTo(
  pool: pg.Pool,
  trustDomainId: number,
  kinds: readonly string[],
  targets: readonly string[],
  asOf: Date | null,
): Promise<StoredFact[]> {
  if (targets.length === 0) return [];
  const { rows } = await pool.query<StoredFact>(
    `select 'attachment' as noun, f.fact_id as "factId", f.kind, f.scope, f.key, f.alias, f.name, f.container, f.identity, f.document,
       null as credential, f.content, f.evidence, f.opened_by::text as "collectionId", f.opened_at as "openedAt", s.slug as "sourceSlug"
     from attachment_fact f join collection c on c.id = f.opened_by join source s on s.id = c.source_id
     where f.trust_domain_id = $1 and f.kind = any($3) and f.content->>'target' = any($4) and ${openAt("f", "$2")}
     order by f.alias limit ${MAX_FACTS}`,
    [trustDomainId, asOf, kinds, targets],
  );
  return rows;
}

/** When each of these facts was last used, by fact id: the newest use only, whenever that was. */
export async function readLastUses(
  pool: pg.Pool,
  trustDomainId: number,
  factIds: readonly string[],
): Promise<Map<string, LastUse>> {
  if (factIds.length === 0) return new Map();
  const { rows } = await pool.query<Omit<LastUse, "at"> & { factId: string; at: Date; detail: JsonObject | null }>(
    `select u.fact_id as "factId", u.last_used_at as at, u.granularity, u.detail from credential_usage u
     where u.trust_domain_id = $1 and u.fact_id = any($2)`,
    [trustDomainId, factIds],
  );
  return new Map(
    rows.map(({ factId, at, granularity, detail }) => [
      factId,
      { at: at.toISOString(), granularity, ...(detail === null ? {} : { detail }) },
    ]),
  );
}

/** More than a page can show; the counts in the inventory row are whole. */
export const MAX_FACTS = 2000;

/** SQL that holds for versions open at a time (null: now). */
export function openAt(row: string, at: string): string {
  return `case when ${at}::timestamptz is null then ${row}.closed_by is null
    else ${row}.opened_at <= ${at} and (${row}.closed_at is null or ${row}.closed_at > ${at}) end`;
}
