import type pg from "pg";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { ReadListing } from "#lib/domain/sources/listing-stands.ts";
import { openAt } from "./identity-detail.ts";
import type { TrustDomainRecord } from "./sources.ts";
import { lastForgotten } from "./source-epoch.ts";

/**
 * Finds a trust domain by what its aliases carry: its slug, or its key as AWS has partitions in them. Null when no source
 * ever spoke for it.
 */
export async function findTrustDomain(pool: pg.Pool, system: string, slug: string): Promise<TrustDomainRecord | null> {
  const { rows } = await pool.query<TrustDomainRecord>(
    "select id, key, slug from trust_domain where system = $1 and (slug = $2 or key = $2) order by (key = $2) desc limit 1",
    [system, slug],
  );
  return rows[0] ?? null;
}

/** The trust domains of a system. */
export async function readDomainsOf(pool: pg.Pool, system: string): Promise<{ id: number; slug: string }[]> {
  const { rows } = await pool.query<{ id: number; slug: string }>(
    "select id, slug from trust_domain where system = $1 order by id",
    [system],
  );
  return rows;
}

/** Every policy document and attachment of a trust domain, as they held at a time (null: now). */
export async function readPolicies(
  pool: pg.Pool,
  trustDomainId: number,
  asOf: Date | null,
): Promise<{
  documents: { kind: string; alias: string; name: string; content: JsonObject }[];
  attachments: { content: JsonObject }[];
}> {
  const where = `f.trust_domain_id = $1 and ${openAt("f", "$2")} order by f.alias`;
  const [documents, attachments] = await Promise.all([
    pool.query<{ kind: string; alias: string; name: string; content: JsonObject }>(
      `select f.kind, f.alias, f.name, f.content from policy_document_fact f where ${where}`,
      [trustDomainId, asOf],
    ),
    pool.query<{ content: JsonObject }>(`select f.content from attachment_fact f where ${where}`, [
      trustDomainId,
      asOf,
    ]),
  ]);
  return { documents: documents.rows, attachments: attachments.rows };
}

/** Credentials of some kinds in a trust domain that hold at a time: what had expired by then is left out. */
export async function readHolding(
  pool: pg.Pool,
  trustDomainId: number,
  kinds: readonly string[],
  { asOf, now }: { asOf: Date | null; now: Date },
): Promise<{ identity: string; content: JsonObject }[]> {
  const { rows } = await pool.query<{ identity: string; content: JsonObject }>(
    `select f.identity, f.content from credential_fact f
     where f.trust_domain_id = $1 and f.kind = any($3) and f.identity is not null and ${openAt("f", "$2")}
       and coalesce((f.content->>'expires')::timestamptz > $4, true)
     order by f.alias`,
    [trustDomainId, asOf, kinds, asOf ?? now],
  );
  return rows;
}

/** Resources of some kinds in a trust domain, as they held at a time (null: now). */
export async function readResources(
  pool: pg.Pool,
  trustDomainId: number,
  kinds: readonly string[],
  asOf: Date | null,
): Promise<{ kind: string; content: JsonObject }[]> {
  const { rows } = await pool.query<{ kind: string; content: JsonObject }>(
    `select f.kind, f.content from resource_fact f
     where f.trust_domain_id = $1 and f.kind = any($3) and ${openAt("f", "$2")} order by f.alias`,
    [trustDomainId, asOf, kinds],
  );
  return rows;
}

/** Identities of some kinds in a trust domain, as they held at a time (null: now). */
export async function readIdentitiesOf(
  pool: pg.Pool,
  trustDomainId: number,
  kinds: readonly string[],
  asOf: Date | null,
): Promise<{ kind: string; alias: string; content: JsonObject }[]> {
  if (kinds.length === 0) return [];
  const { rows } = await pool.query<{ kind: string; alias: string; content: JsonObject }>(
    `select f.kind, f.alias, f.content from identity_fact f
     where f.trust_domain_id = $1 and f.kind = any($3) and ${openAt("f", "$2")} order by f.alias`,
    [trustDomainId, asOf, kinds],
  );
  return rows;
}

/** Reduced documents of stored copies of some kinds in a trust domain at a time. */
export async function readStoredCopiesOf(
  pool: pg.Pool,
  trustDomainId: number,
  kinds: readonly string[],
  asOf: Date | null,
): Promise<{ content: JsonObject }[]> {
  if (kinds.length === 0) return [];
  const { rows } = await pool.query<{ content: JsonObject }>(
    `select f.content from stored_copy_fact f
     where f.trust_domain_id = $1 and f.kind = any($3) and ${openAt("f", "$2")} order by f.alias`,
    [trustDomainId, asOf, kinds],
  );
  return rows;
}

/**
 * The listings of a trust domain by the newest collection of each source that ended them, as of a time.
 * @param scopes only those of exactly these scopes, and of all below where one ends in `/*`; null: all
 */
export async function readListings(
  pool: pg.Pool | pg.ClientBase,
  trustDomainId: number,
  asOf: Date | null,
  scopes: readonly string[] | null = null,
): Promise<ReadListing[]> {
  const { rows } = await pool.query<ReadListing>(
    `select l.kind, l.scope, v.status, v.reason, s.sweep_period_seconds as "sweepPeriodSeconds", (
         select max(d.read_at) from coverage d
         where d.slice_id = l.id and d.status = 'complete' and d.collection_id > f.id
           and ($2::timestamptz is null or d.read_at <= $2)
       ) as "lastCompleteAt"
     from source s join slice l on l.source_id = s.id
     cross join lateral (select ${lastForgotten("s", "$2")} as id) f
     join lateral (
       select * from coverage v where v.slice_id = l.id and v.collection_id > f.id and ($2::timestamptz is null or v.read_at <= $2)
       order by v.collection_id desc limit 1
     ) v on true
     where s.trust_domain_id = $1 and (s.state <> 'removed' or s.removed_at > $2::timestamptz)
       and l.kind is not null and ($3::text[] is null or l.scope = any($3) or exists (
         select 1 from unnest($3::text[]) p where right(p, 2) = '/*' and starts_with(l.scope, left(p, -1)))) and v.collection_id >= coalesce((
       select max(c.id) from collection c
       where c.source_id = s.id and c.status = 'complete' and ($2::timestamptz is null or c.read_at <= $2)
     ), 0)
     order by l.path`,
    [trustDomainId, asOf, scopes],
  );
  return rows;
}
