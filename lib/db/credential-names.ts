import type pg from "pg";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { identityId } from "./apply/encode.ts";

/** A trust domain in which a credential is looked for. */
export interface SearchedDomain {
  id: number;
  key: string;
  slug: string;
  system: string;
  /** Who gives out its tokens and certificates, as far as that was read. */
  issuers: string[];
  /** Slugs of the sources that speak for it, also of those that are being connected again. */
  sources: string[];
}

/** Every trust domain that a source speaks for. */
export async function readSearchedDomains(pool: pg.Pool): Promise<SearchedDomain[]> {
  const { rows } = await pool.query<SearchedDomain>(
    `select d.id, d.key, d.slug, d.system, array(
       select value from resource_fact r, unnest(array[r.content->>'issuer', r.content->>'caFingerprint']) as value
       where r.trust_domain_id = d.id and r.kind = 'cluster' and r.closed_by is null and value is not null) as issuers,
       array_agg(s.slug order by s.slug) as sources
     from trust_domain d join source s on s.trust_domain_id = d.id and s.state <> 'removed'
     group by d.id order by d.slug`,
  );
  return rows;
}

/** One incarnation that bears a name, or an id, that a credential says. */
export interface NamedIncarnation {
  id: string;
  trustDomainId: number;
  alias: string;
  /** It was read, and is there now. */
  present: boolean;
  /** A read proved that it is gone; where neither holds, nobody looked. */
  gone: boolean;
}

/** Reasons of an end that a read proved. What ended with its source, or for another reason, may be there still. */
const PROVED = ["missing", "recreated", "parent-gone", "expired"];

/**
 * Incarnations with one of these ids, and those that bear one of these aliases now; of those gone only by id, since a name
 * that nobody bears proves nothing, or where a credential that cannot be mistaken was theirs.
 */
export async function readNamed(
  pool: pg.Pool,
  ids: readonly string[],
  aliases: readonly string[],
  holders: readonly string[],
): Promise<NamedIncarnation[]> {
  const { rows } = await pool.query<NamedIncarnation>(
    `select distinct on (i.identity_id) i.identity_id as id, i.trust_domain_id as "trustDomainId", i.alias,
       i.closed_by is null and i.status in ('live', 'implied') as present,
       case when i.closed_by is null then i.status = 'missing' else coalesce((
         select f.closed_reason = any($3) from identity_fact f where f.identity_id = i.identity_id
         order by f.opened_at desc, f.id desc limit 1), false) end as gone
     from inventory_row i
     where i.identity_id = any($1) or (i.alias = any($2) and i.closed_by is null) or i.alias = any($4)
     order by i.identity_id, i.opened_at desc, i.id desc`,
    [ids, aliases, PROVED, holders],
  );
  return rows;
}

/** A credential as it was last read, whether it is still there or not. */
export interface LastCredential {
  trustDomainId: number;
  alias: string;
  identity: string;
  open: boolean;
  /** A read proved that it is gone. */
  gone: boolean;
  content: JsonObject;
}

/**
 * Credentials with one of these aliases among those of these identities, and those with an alias that cannot be mistaken
 * whosever they are; each as it was last read.
 */
export async function readLastCredentials(
  pool: pg.Pool,
  identities: readonly string[],
  aliases: readonly string[],
  unmistakable: readonly string[],
): Promise<LastCredential[]> {
  const { rows } = await pool.query<LastCredential>(
    `select distinct on (f.trust_domain_id, f.alias) f.trust_domain_id as "trustDomainId", f.alias, f.identity,
       f.closed_by is null as open, coalesce(f.closed_reason = any($3), false) as gone, f.content
     from credential_fact f
     where f.identity is not null and ((f.identity = any($1) and f.alias = any($2)) or f.alias = any($4))
     order by f.trust_domain_id, f.alias, f.opened_at desc, f.id desc`,
    [identities, aliases, PROVED, unmistakable],
  );
  return rows;
}

/** The id an incarnation has in a trust domain, by the provider's id, or by its alias where the source has none. */
export function incarnationId(domain: SearchedDomain, kind: string, key: string): string {
  return identityId(domain.key, kind, key);
}
