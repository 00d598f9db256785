import type pg from "pg";
import type { Ability } from "#lib/domain/reach/ability.ts";
import type { ReachWord } from "#lib/domain/reach/words.ts";
import type { NamedUse } from "#lib/domain/inventory/named-uses.ts";
import type { IdentityStatus } from "#lib/domain/inventory/identity.ts";

/** An inventory row as the tables keep it. */
export interface StoredRow {
  id: string;
  identityId: string;
  trustDomainId: number;
  domain: string;
  system: string;
  kind: string;
  alias: string;
  name: string;
  sortName: string;
  container: string | null;
  status: IdentityStatus;
  human: boolean;
  vendor: boolean;
  owner: string | null;
  ownerBecause: string | null;
  environment: string | null;
  environmentBecause: string | null;
  traits: string[];
  credentials: number;
  oldestCredentialAt: Date | null;
  nextExpiryAt: Date | null;
  endlessCredentials: number;
  attachments: number;
  consumers: number;
  /** Null: not decided yet, and so are the others. */
  reaches: ReachWord | null;
  ability: Ability | null;
  conditionalAbility: Ability | null;
  chainLength: number | null;
  productionResources: number | null;
  nextHop: string | null;
  createdAt: Date | null;
  firstSeenAt: Date;
  lastChangeAt: Date | null;
  /** The newest use that was known at the time shown; it was used at least then. */
  lastUsedAt: Date | null;
  lastUsedGranularity: "day" | "second" | null;
  /** By what that use is known, where only something else tells of it. */
  lastUsedDerived: NamedUse | null;
}

/**
 * The columns of {@link StoredRow}, from {@link ROW_TABLES}.
 * @param lastUsed the expression of the last use: as of a time it may not be known
 */
export function rowColumns(lastUsed = "u.last_used_at"): string {
  return `i.id::text, i.identity_id as "identityId", i.trust_domain_id as "trustDomainId",
  d.slug as domain, i.system, i.kind, i.alias, i.name, i.sort_name as "sortName", i.container, i.status, i.human, i.vendor,
  i.owner, i.owner_because as "ownerBecause", i.environment, i.environment_because as "environmentBecause", i.traits, i.credentials,
  i.oldest_credential_at as "oldestCredentialAt", i.next_expiry_at as "nextExpiryAt",
  i.endless_credentials as "endlessCredentials", i.attachments, i.consumers, i.reaches, i.ability,
  i.conditional_ability as "conditionalAbility", i.chain_length as "chainLength",
  i.production_resources as "productionResources", i.next_hop as "nextHop", i.created_at as "createdAt",
  i.first_seen_at as "firstSeenAt", i.last_change_at as "lastChangeAt", ${lastUsed} as "lastUsedAt",
  u.granularity as "lastUsedGranularity", u.derived as "lastUsedDerived"`;
}

export const ROW_TABLES = `inventory_row i join trust_domain d on d.id = i.trust_domain_id
  left join identity_usage u on u.identity_id = i.identity_id`;

/**
 * Rows by their ids, in the order of the ids given; one that is gone is left out.
 * @param asOf the time shown, where it is past: a last use that came later was not known then
 */
export async function readRows(pool: pg.Pool, ids: readonly string[], asOf?: Date): Promise<StoredRow[]> {
  const { rows } = await pool.query<StoredRow>({
    name: "inventory-rows",
    text: `select ${rowColumns("case when u.last_used_at <= $2::timestamptz then u.last_used_at end")} from unnest($1::bigint[]) with ordinality as w(id, place)
      join inventory_row i on i.id = w.id join trust_domain d on d.id = i.trust_domain_id
      left join identity_usage u on u.identity_id = i.identity_id order by w.place`,
    values: [ids, asOf ?? "infinity"],
  });
  return rows;
}
