import type pg from "pg";
import type { ChangeFacts, ChangeType, Version } from "#lib/domain/drift/change.ts";
import type { Noun } from "#lib/domain/facts/fact.ts";
import { FACT_TABLES } from "./apply/tables.ts";

/** A change as stored, with both versions. */
export interface StoredChange extends ChangeFacts {
  id: string;
  system: string;
  identity: string | null;
  /** Uuid of the identity that alias names now, or named last. */
  identityId: string | null;
  notBefore: Date | null;
  notAfter: Date;
  sourceSlug: string;
  collectionId: string;
}

/** Which changes, newest first. */
export interface ChangeFilter {
  since?: Date;
  until?: Date;
  /** About this identity, or about a document attached to it, by alias in a trust domain. */
  about?: { trustDomainId: number; aliases: string[] };
  /** Of facts of these kinds only. */
  nouns?: readonly Noun[];
  /** Older than this one. */
  before?: { notAfter: Date; id: string };
  limit: number;
}

interface Row {
  id: string;
  system: string;
  noun: Noun;
  kind: string;
  alias: string;
  identity: string | null;
  identity_id: string | null;
  type: ChangeType;
  reason: string | null;
  before_id: string | null;
  after_id: string | null;
  not_before: Date | null;
  not_after: Date;
  came_back: boolean;
  source_slug: string;
  collection_id: string;
}

/** Reads changes in order of when they happened at the latest. */
export async function readChanges(pool: pg.Pool, filter: ChangeFilter): Promise<StoredChange[]> {
  const params: unknown[] = [];
  const clauses = ["true"];
  const where = (sql: (...names: string[]) => string, ...values: unknown[]) => {
    const names = values.map((value) => `$${params.push(value)}`);
    clauses.push(sql(...names));
  };
  if (filter.since) where((since) => `c.not_after > ${since}`, filter.since);
  if (filter.until) where((until) => `c.not_after <= ${until}`, filter.until);
  if (filter.about) {
    where(
      (aliases, domain) =>
        `c.trust_domain_id = ${domain} and (c.identity = any(${aliases}::text[]) or c.alias = any(${aliases}::text[]))`,
      filter.about.aliases,
      filter.about.trustDomainId,
    );
  }
  if (filter.nouns) where((nouns) => `c.noun = any(${nouns}::text[])`, filter.nouns);
  if (filter.before) {
    where(
      (at, id) => `(c.not_after, c.id) < (${at}::timestamptz, ${id}::bigint)`,
      filter.before.notAfter,
      filter.before.id,
    );
  }
  const { rows } = await pool.query<Row>(
    `select c.id::text, d.system, c.noun, c.kind, c.alias, c.identity, c.type, c.reason, c.before_id, c.after_id,
       c.not_before, c.not_after, s.slug as source_slug, c.collection_id::text,
       c.noun = 'identity' and c.type = 'added' and exists (
         select 1 from identity_fact n join inventory_row f on f.alias = n.alias and f.trust_domain_id = n.trust_domain_id
           and f.identity_id <> n.identity_id and f.closed_at <= n.opened_at
         where n.id = c.after_id) as came_back, (
         select i.identity_id from inventory_row i where i.alias = c.identity and i.trust_domain_id = c.trust_domain_id
         order by i.closed_at desc nulls first limit 1) as identity_id
     from change c join trust_domain d on d.id = c.trust_domain_id join source s on s.id = c.source_id
     where ${clauses.join(" and ")} order by c.not_after desc, c.id desc limit ${filter.limit}`,
    params,
  );
  const versions = await readVersions(pool, rows);
  return rows.map((row) => toChange(row, versions));
}

/** Versions of many facts by `<noun>/<id>`, one query per table. */
async function readVersions(pool: pg.Pool, rows: readonly Row[]): Promise<Map<string, Version>> {
  const found = new Map<string, Version>();
  for (const { noun, table } of FACT_TABLES) {
    const ids = rows.filter((row) => row.noun === noun).flatMap((row) => [row.before_id, row.after_id]);
    const wanted = ids.filter((id) => id !== null);
    if (wanted.length === 0) continue;
    const { rows: versions } = await pool.query<Version & { id: string }>(
      `select id::text, alias, name, content from ${table} where id = any($1::bigint[])`,
      [wanted],
    );
    for (const { id, ...version } of versions) found.set(`${noun}/${id}`, version);
  }
  return found;
}

function toChange(row: Row, versions: ReadonlyMap<string, Version>): StoredChange {
  const { id, system, noun, kind, alias, identity, type, reason } = row;
  const version = (versionId: string | null) =>
    versionId === null ? null : (versions.get(`${noun}/${versionId}`) ?? null);
  return {
    id,
    system,
    noun,
    kind,
    alias,
    identity,
    identityId: row.identity_id,
    type,
    reason,
    cameBack: row.came_back,
    before: version(row.before_id),
    after: version(row.after_id),
    notBefore: row.not_before,
    notAfter: row.not_after,
    sourceSlug: row.source_slug,
    collectionId: row.collection_id,
  };
}
