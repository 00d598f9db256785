import type pg from "pg";
import { Conflict } from "#lib/errors.ts";

/** A source as collections need it. */
export interface SourceRecord {
  id: number;
  slug: string;
  system: string;
  sample: boolean;
  trustDomainId: number | null;
}

/** Finds the source by its slug or makes it. A slug belongs to one system for ever. */
export async function ensureSource(
  client: pg.ClientBase,
  source: { slug: string; system: string; sample: boolean },
): Promise<SourceRecord> {
  await client.query("insert into source (slug, system, sample) values ($1, $2, $3) on conflict (slug) do nothing", [
    source.slug,
    source.system,
    source.sample,
  ]);
  // What was removed is watched again.
  await client.query("update source set state = 'active' where slug = $1 and state = 'removed'", [source.slug]);
  const { rows } = await client.query<SourceRecord>(
    `select id, slug, system, sample, trust_domain_id as "trustDomainId" from source where slug = $1`,
    [source.slug],
  );
  const found = rows[0];
  if (!found) throw new Error(`Source ${source.slug} was not saved`);
  if (found.system === source.system) return found;
  throw new Conflict(`The source ${source.slug} is a ${found.system} source. Choose another name with --source.`);
}

/** What the source was collected from last; null: never, or no such source. */
export async function readOrigin(pool: pg.Pool, slug: string): Promise<string | null> {
  const { rows } = await pool.query<{ origin: string }>(
    `select c.origin from collection c join source s on s.id = c.source_id
     where s.slug = $1 and not s.sample order by c.id desc limit 1`,
    [slug],
  );
  return rows[0]?.origin ?? null;
}

/** A trust domain and the slug its aliases carry. */
export interface TrustDomainRecord {
  id: number;
  key: string;
  slug: string;
}

/** The trust domain a source spoke for; null: it never was collected. */
export async function readTrustDomainKey(
  client: pg.ClientBase | pg.Pool,
  source: Pick<SourceRecord, "id">,
): Promise<string | null> {
  const { rows } = await client.query<{ key: string }>(
    "select t.key from source s join trust_domain t on t.id = s.trust_domain_id where s.id = $1",
    [source.id],
  );
  return rows[0]?.key ?? null;
}

/** What is reached is not what the source was: its history would be mixed with that of another. */
export function anotherCluster(slug: string): Conflict {
  return new Conflict(`This is another cluster than ${slug} was. Connect it under another name.`);
}

/**
 * Finds or makes the trust domain a source speaks for and ties the source to it.
 * The first source to see it gives it its slug; a second one adds none.
 * @throws Conflict when the source spoke for another trust domain before
 */
export async function ensureTrustDomain(
  client: pg.ClientBase,
  source: SourceRecord,
  key: string,
): Promise<TrustDomainRecord> {
  await client.query(
    "insert into trust_domain (system, key, slug) values ($1, $2, $3) on conflict (system, key) do nothing",
    [source.system, key, source.slug],
  );
  const { rows } = await client.query<TrustDomainRecord>(
    "select id, key, slug from trust_domain where system = $1 and key = $2",
    [source.system, key],
  );
  const domain = rows[0];
  if (!domain) throw new Error(`Trust domain ${key} was not saved`);
  if (source.trustDomainId !== null && source.trustDomainId !== domain.id) {
    throw anotherCluster(source.slug);
  }
  await client.query("update source set trust_domain_id = $2 where id = $1 and trust_domain_id is null", [
    source.id,
    domain.id,
  ]);
  return domain;
}
