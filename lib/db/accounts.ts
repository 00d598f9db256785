import type pg from "pg";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { openAt } from "./identity-detail.ts";

/** An account as a fact has it, with the trust domain it is in. */
export interface StoredAccount {
  id: string;
  trustDomainId: number;
  /** Slug of the trust domain. */
  domain: string;
  sourceSlug: string;
  /** Twelve digits. */
  key: string;
  alias: string;
  name: string;
  scope: string;
  content: JsonObject;
}

const COLUMNS = `f.id::text, f.trust_domain_id as "trustDomainId", d.slug as domain, o.slug as "sourceSlug", f.key, f.alias, f.name, f.scope, f.content`;

/**
 * Accounts that some source speaks for, as of a time, each once: what its organization says of it goes before what the
 * account says of itself, where both were read. $1 as of, $2 words that the name or number holds.
 */
const FOUND = `(select distinct on (a.trust_domain_id, a.key) a.* from resource_fact a
    where a.kind = 'account' and ${openAt("a", "$1")}
    order by a.trust_domain_id, a.key, a.content->>'organization' is null, a.id desc) f
  join trust_domain d on d.id = f.trust_domain_id
  join collection r on r.id = f.opened_by join source o on o.id = r.source_id
  where
    exists (select 1 from source s where s.trust_domain_id = d.id and (s.state <> 'removed' or s.removed_at > $1::timestamptz))
    and not exists (select 1 from unnest($2::text[]) w where position(lower(w) in lower(f.name || ' ' || f.key)) = 0)`;

/** One page of accounts by name; `after` is where the page before ended. */
export async function readAccounts(
  pool: pg.Pool,
  query: { asOf: Date | null; text: readonly string[]; after: { name: string; id: string } | null; limit: number },
): Promise<StoredAccount[]> {
  const { asOf, text, after, limit } = query;
  const { rows } = await pool.query<StoredAccount>(
    `select ${COLUMNS} from ${FOUND} and (f.name, f.id) > ($3, $4::bigint) order by f.name, f.id limit $5`,
    [asOf, text, after?.name ?? "", after?.id ?? "0", limit],
  );
  return rows;
}

/** How many there are. */
export async function countAccounts(pool: pg.Pool, asOf: Date | null, text: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from ${FOUND}`, [asOf, text]);
  return rows[0]?.count ?? 0;
}

/** The account of a number; null: none. */
export async function readAccount(pool: pg.Pool, key: string, asOf: Date | null): Promise<StoredAccount | null> {
  const { rows } = await pool.query<StoredAccount>(
    `select ${COLUMNS} from ${FOUND} and f.key = $3 order by f.id limit 1`,
    [asOf, [], key],
  );
  return rows[0] ?? null;
}

/** What is counted in one account. */
export interface StoredCounts {
  scope: string;
  roles: number;
  vendorRoles: number;
  users: number;
  groups: number;
  keys: number;
  outside: number;
}

/** Counts by scope (`account/123456789012`); paths that only AWS can use tell its own roles. */
export async function countInAccounts(
  pool: pg.Pool,
  trustDomainId: number,
  scopes: readonly string[],
  asOf: Date | null,
): Promise<StoredCounts[]> {
  const { rows } = await pool.query<StoredCounts>(
    `with wanted as (select unnest($3::text[]) as scope), identities as (
       select f.scope, count(*) filter (where f.kind = 'role' and not v.vendor)::int as roles,
         count(*) filter (where f.kind = 'role' and v.vendor)::int as vendor,
         count(*) filter (where f.kind = 'user')::int as users, count(*) filter (where f.kind = 'group')::int as groups
       from identity_fact f
       cross join lateral (select coalesce(f.content->>'path' ~ '^/(aws-service-role|aws-reserved)/', false) as vendor) v
       where f.trust_domain_id = $1 and f.scope = any($3) and ${openAt("f", "$2")} group by 1
     ), keys as (
       select f.scope, count(*)::int as count from credential_fact f
       where f.trust_domain_id = $1 and f.scope = any($3) and f.kind in ('access-key', 'reported-access-key')
         and f.content->>'status' = 'active' and ${openAt("f", "$2")} group by 1
     ), outside as (
       select f.scope, count(distinct f.content->>'principal')::int as count from attachment_fact f
       where f.trust_domain_id = $1 and f.scope = any($3) and f.kind = 'trusted-principal'
         and (f.content->>'principal' = '*' or split_part(f.identity, ':', 3) ~ '^[0-9]{12}$')
         and split_part(coalesce(f.identity, ''), ':', 3) <> split_part(f.scope, '/', 2) and ${openAt("f", "$2")} group by 1
     )
     select w.scope, coalesce(i.roles, 0) as roles, coalesce(i.vendor, 0) as "vendorRoles", coalesce(i.users, 0) as users,
       coalesce(i.groups, 0) as groups, coalesce(k.count, 0) as keys, coalesce(o.count, 0) as outside
     from wanted w left join identities i using (scope) left join keys k using (scope) left join outside o using (scope)`,
    [trustDomainId, asOf, scopes],
  );
  return rows;
}
