import type pg from "pg";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { openAt } from "./identity-detail.ts";

/** A repository as a fact has it, with the trust domain it is in. */
export interface StoredRepository {
  id: string;
  trustDomainId: number;
  /** Slug of the trust domain. */
  domain: string;
  /** Slug of the source that read it. */
  sourceSlug: string;
  /** Its numeric id, or its name where it was read from a checkout. */
  key: string;
  alias: string;
  name: string;
  /** Of the organization or person it belongs to. */
  scope: string;
  content: JsonObject;
}

const COLUMNS = `f.id::text, f.trust_domain_id as "trustDomainId", d.slug as domain, o.slug as "sourceSlug", f.key, f.alias, f.name, f.scope, f.content`;

/** Repositories that some source speaks for, as of a time. $1 as of, $2 words that the name holds. */
const FOUND = `resource_fact f join trust_domain d on d.id = f.trust_domain_id
  join collection r on r.id = f.opened_by join source o on o.id = r.source_id
  where f.kind = 'repository' and ${openAt("f", "$1")}
    and exists (select 1 from source s where s.trust_domain_id = d.id and (s.state <> 'removed' or s.removed_at > $1::timestamptz))
    and not exists (select 1 from unnest($2::text[]) w where position(lower(w) in lower(f.name)) = 0)`;

/** One page of repositories by name; `after` is where the page before ended. */
export async function readRepositories(
  pool: pg.Pool,
  query: { asOf: Date | null; text: readonly string[]; after: { name: string; id: string } | null; limit: number },
): Promise<StoredRepository[]> {
  const { asOf, text, after, limit } = query;
  const { rows } = await pool.query<StoredRepository>(
    `select ${COLUMNS} from ${FOUND} and (f.name, f.id) > ($3, $4::bigint) order by f.name, f.id limit $5`,
    [asOf, text, after?.name ?? "", after?.id ?? "0", limit],
  );
  return rows;
}

/** How many there are. */
export async function countRepositories(pool: pg.Pool, asOf: Date | null, text: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from ${FOUND}`, [asOf, text]);
  return rows[0]?.count ?? 0;
}

const HOST = "split_part(f.alias, ':', 2)";

/** Hosts of which repositories were read: `github.com`, an enterprise server. */
export async function readRepositoryHosts(pool: pg.Pool, asOf: Date | null): Promise<string[]> {
  const { rows } = await pool.query<{ host: string }>(`select distinct ${HOST} as host from ${FOUND} order by 1`, [
    asOf,
    [],
  ]);
  return rows.map(({ host }) => host);
}

/**
 * The first repositories of a host, by name, that are called or begin with one of some names, and how many there are.
 * @param names in whatever letters; an empty one that is not whole begins every name
 */
export async function readRepositoriesNamed(
  pool: pg.Pool,
  { host, names }: { host: string; names: readonly { text: string; whole: boolean }[] },
  limit: number,
  asOf: Date | null,
): Promise<{ repositories: StoredRepository[]; total: number }> {
  const { rows } = await pool.query<StoredRepository & { total: number }>(
    `select ${COLUMNS}, count(*) over ()::int as total from ${FOUND} and ${HOST} = $3 and exists (
       select 1 from unnest($4::text[], $5::bool[]) n (text, whole)
       where case when n.whole then lower(f.name) = lower(n.text) else starts_with(lower(f.name), lower(n.text)) end)
     order by f.name, f.id limit $6`,
    [asOf, [], host, names.map(({ text }) => text), names.map(({ whole }) => whole), limit],
  );
  return { repositories: rows, total: rows[0]?.total ?? 0 };
}

/** The repository of an alias in a trust domain by its slug, in whatever letters the alias is written; null: none. */
export async function readRepository(
  pool: pg.Pool,
  domain: string,
  alias: string,
  asOf: Date | null,
): Promise<StoredRepository | null> {
  const { rows } = await pool.query<StoredRepository>(
    `select ${COLUMNS} from ${FOUND} and d.slug = $3 and lower(f.alias) = lower($4) limit 1`,
    [asOf, [], domain, alias],
  );
  return rows[0] ?? null;
}
