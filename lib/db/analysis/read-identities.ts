import type pg from "pg";
import { environmentsOf, readResourcesToClassify } from "#lib/db/environments.ts";
import { tableOf } from "#lib/db/apply/tables.ts";
import type { EnvironmentRule } from "#lib/domain/environments/rule.ts";
import type { IdentityInput } from "#lib/domain/inventory/derive.ts";
import { scopeContains } from "#lib/domain/facts/fact.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { System } from "#lib/domain/systems/system.ts";

/** An identity with what is counted about it. */
export interface CountedIdentity extends IdentityInput {
  /** Null for an alias that is only referred to. */
  identityId: string | null;
  firstSeenAt: Date | null;
  credentials: number;
  oldestCredentialAt: Date | null;
  /** When the first of them ends. */
  nextExpiryAt: Date | null;
  attachments: number;
  consumers: number;
  lastChangeAt: Date | null;
}

interface Row {
  alias: string;
  identity_id: string | null;
  kind: string | null;
  name: string | null;
  container: string | null;
  content: JsonObject | null;
  first_seen_at: Date | null;
  credentials: number;
  oldest_credential_at: Date | null;
  next_expiry_at: Date | null;
  endless: number;
  attachments: number;
  consumers: number;
  last_change_at: Date | null;
  bound_by: JsonObject[] | null;
  listed_scopes: string[];
}

type Container = NonNullable<IdentityInput["container"]>;

/** Every identity of a trust domain that is open or that an open fact refers to. */
export async function readIdentities(
  client: pg.ClientBase,
  trustDomainId: number,
  system: System,
  rules: readonly EnvironmentRule[],
): Promise<CountedIdentity[]> {
  const environments = environmentsOf(rules, await readResourcesToClassify(client, [trustDomainId], null));
  const containers = await readContainers(client, trustDomainId);
  const told = await readTraits(client, trustDomainId, system);
  const { rows } = await client.query<Row>(SELECT_IDENTITIES, [trustDomainId]);
  return rows.map((row) => {
    const reference = system.readReference(row.alias);
    const container = row.container ?? reference?.container ?? null;
    return {
      alias: row.alias,
      identityId: row.identity_id,
      seen:
        row.kind === null || row.name === null
          ? null
          : { kind: row.kind, name: row.name, container, content: row.content ?? {} },
      listed: reference !== null && row.listed_scopes.some((scope) => scopeContains(scope, reference.scope)),
      boundByPlatform: (row.bound_by ?? []).some((content) => system.isPlatformBinding(content)),
      container: container === null ? null : (containers.get(container) ?? null),
      environment: container === null ? null : (environments.get(container) ?? null),
      firstSeenAt: row.first_seen_at,
      credentials: row.credentials,
      oldestCredentialAt: row.oldest_credential_at,
      nextExpiryAt: row.next_expiry_at,
      endlessCredentials: row.endless,
      attachments: row.attachments,
      consumers: row.consumers,
      traitsByOthers: [...(told.get(row.alias) ?? [])],
      lastChangeAt: row.last_change_at,
    };
  });
}

/** Facts whose documents are in memory at once. */
const AT_ONCE = 1000;

/** What consumers and attachments say of the identities they are of: the documents go, the words stay. */
async function readTraits(
  client: pg.ClientBase,
  trustDomainId: number,
  { traits }: System,
): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  for (const { noun, kind, traits: traitsOf } of traits?.others ?? []) {
    for (let after: string | null = "0"; after !== null;) {
      const { rows }: { rows: { id: string; identity: string; content: JsonObject }[] } = await client.query(
        `select id::text, identity, content from ${tableOf(noun).table} where trust_domain_id = $1 and closed_by is null
           and kind = $2 and identity is not null and id > $3 order by id limit ${AT_ONCE}`,
        [trustDomainId, kind, after],
      );
      for (const { identity, content } of rows) {
        const words = found.get(identity) ?? new Set();
        for (const word of traitsOf(content)) words.add(word);
        found.set(identity, words);
      }
      after = rows.length < AT_ONCE ? null : (rows.at(-1)?.id ?? null);
    }
  }
  return found;
}

async function readContainers(client: pg.ClientBase, trustDomainId: number): Promise<Map<string, Container>> {
  const { rows } = await client.query<Container & { alias: string }>(
    "select alias, kind, content from resource_fact where trust_domain_id = $1 and closed_by is null",
    [trustDomainId],
  );
  return new Map(rows.map(({ alias, kind, content }) => [alias, { kind, content }]));
}

/** The scopes in which the newest collection of some source read identities complete. $1 trust domain. */
export const LISTED_SCOPES = `
  select coalesce(array_agg(distinct r.scope order by r.scope), '{}') as scopes from scope_read r
  where r.trust_domain_id = $1 and r.noun = 'identity' and r.read_at is not null and r.collection_id in (
    select max(c.id) from collection c join source s on s.id = c.source_id
    where s.trust_domain_id = $1 and c.status = 'complete' group by s.id)`;

/** One pass per table, joined by alias. */
const SELECT_IDENTITIES = `
  with seen as (
    select i.alias, i.identity_id, i.kind, i.name, i.container, i.content,
      (select min(f.opened_at) from identity_fact f where f.identity_id = i.identity_id) as first_seen_at
    from identity_fact i where i.trust_domain_id = $1 and i.closed_by is null
  ), proved as (
    select identity as alias, count(*)::int as count, min((content->>'created')::timestamptz) as oldest,
      min((content->>'expires')::timestamptz) as next_expiry,
      (count(*) filter (where json_typeof(content->'expires') = 'null'))::int as endless
    from credential_fact where trust_domain_id = $1 and closed_by is null and identity is not null group by 1
  ), attached as (
    select identity as alias, count(*)::int as count,
      jsonb_agg(jsonb_build_object('labels', content->'labels'))
        filter (where (content->'labels')::text <> '{}') as bound_by
    from attachment_fact where trust_domain_id = $1 and closed_by is null and identity is not null group by 1
  ), consumed as (
    select identity as alias, count(*)::int as count
    from consumer_fact where trust_domain_id = $1 and closed_by is null and identity is not null group by 1
  ), changed as (
    select identity as alias, max(not_after) as at from change
    where trust_domain_id = $1 and identity is not null group by 1
  ), aliases as (
    select alias from seen union select alias from proved union select alias from attached
    union select alias from consumed
  ), listed as (${LISTED_SCOPES})
  select a.alias, s.identity_id, s.kind, s.name, s.container, s.content, s.first_seen_at,
    coalesce(p.count, 0) as credentials, p.oldest as oldest_credential_at,
    p.next_expiry as next_expiry_at, coalesce(p.endless, 0) as endless,
    coalesce(t.count, 0) as attachments, t.bound_by, coalesce(u.count, 0) as consumers, h.at as last_change_at,
    l.scopes as listed_scopes
  from aliases a
  cross join listed l
  left join seen s using (alias)
  left join proved p using (alias)
  left join attached t using (alias)
  left join consumed u using (alias)
  left join changed h using (alias)`;
