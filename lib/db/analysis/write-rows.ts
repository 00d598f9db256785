import { createHash } from "node:crypto";
import type pg from "pg";
import { recordMoved } from "#lib/db/inventory/version.ts";
import type { DerivedIdentity } from "#lib/domain/inventory/derive.ts";
import { foldName, sortNameOf } from "#lib/domain/filter/name-pattern.ts";
import type { CountedIdentity } from "./read-identities.ts";

/** A row of the inventory, ready to be written. */
export interface InventoryDraft {
  identityId: string;
  alias: string;
  firstSeenAt: Date;
  derived: DerivedIdentity;
  counted: CountedIdentity;
}

/** Which analysis of which trust domain writes, and as of when. */
export interface AnalysisStamp {
  trustDomainId: number;
  system: string;
  analysisId: string;
  asOf: Date;
}

const COLUMNS = [
  "identity_id uuid",
  "kind text",
  "alias text",
  "name text",
  "sort_name text",
  "search_alias text",
  "container text",
  "status text",
  "human boolean",
  "vendor boolean",
  "owner text",
  "owner_because text",
  "environment text",
  "environment_because text",
  "traits text[]",
  "credentials int",
  "oldest_credential_at timestamptz",
  "next_expiry_at timestamptz",
  "endless_credentials int",
  "attachments int",
  "consumers int",
  "created_at timestamptz",
  "first_seen_at timestamptz",
  "last_change_at timestamptz",
] as const;

const NAMES = COLUMNS.map((column) => column.split(" ")[0]).join(", ");

/** What the graph of all trust domains says of an identity: decided after, so a new version of a row takes it over. */
export const REACH_COLUMNS = [
  "reaches text",
  "ability text",
  "conditional_ability text",
  "chain_length int",
  "production_resources int",
  "next_hop text",
] as const;

export const REACH_NAMES = REACH_COLUMNS.map((column) => column.split(" ")[0]).join(", ");

/** Every column that is not about when a row holds. */
export const ROW_NAMES = `trust_domain_id, system, ${NAMES}, hash`;

/** Rows a statement carries at once: far below what one message of the protocol may hold. */
const BATCH = 5000;

/** Closes rows that are gone or differ and opens the new ones: an unchanged inventory writes nothing. */
export async function writeRows(
  client: pg.ClientBase,
  stamp: AnalysisStamp,
  drafts: readonly InventoryDraft[],
): Promise<number> {
  await client.query(`create temp table stage_inventory (${COLUMNS.join(", ")}, hash bytea) on commit drop`);
  for (let start = 0; start < drafts.length; start += BATCH) {
    const rows = drafts.slice(start, start + BATCH).map(toRow);
    await client.query(
      `insert into stage_inventory select ${NAMES}, decode(hash, 'hex')
       from jsonb_to_recordset($1) as r(${COLUMNS.join(", ")}, hash text)`,
      [JSON.stringify(rows)],
    );
  }
  await client.query("analyze stage_inventory (identity_id)");
  const closed = await client.query(
    `update inventory_row t set closed_by = $2, closed_at = $3 where t.trust_domain_id = $1 and t.closed_by is null
       and not exists (select 1 from stage_inventory s where s.identity_id = t.identity_id and s.hash = t.hash)`,
    [stamp.trustDomainId, stamp.analysisId, stamp.asOf],
  );
  const opened = await client.query(
    `insert into inventory_row (${ROW_NAMES}, ${REACH_NAMES}, opened_by, opened_at)
     select $1, $4, ${NAMES}, hash, ${REACH_NAMES}, $2, $3 from stage_inventory s
     left join (select identity_id as before, ${REACH_NAMES} from inventory_row
       where trust_domain_id = $1 and closed_by = $2) v on v.before = s.identity_id
     where not exists (
       select 1 from inventory_row t where t.trust_domain_id = $1 and t.closed_by is null
         and t.identity_id = s.identity_id)`,
    [stamp.trustDomainId, stamp.analysisId, stamp.asOf, stamp.system],
  );
  const moved = (closed.rowCount ?? 0) + (opened.rowCount ?? 0);
  if (moved > 0) await recordMoved(client, stamp.trustDomainId, stamp.analysisId);
  return moved;
}

/** Keys fold to themselves but for names that people chose: those alone are kept twice. */
function foldedOrNull(alias: string): string | null {
  const folded = foldName(alias);
  return folded === alias ? null : folded;
}

function toRow({ identityId, alias, firstSeenAt, derived, counted }: InventoryDraft) {
  const row = {
    identity_id: identityId,
    kind: derived.kind,
    alias,
    name: derived.name,
    sort_name: sortNameOf(derived.name),
    search_alias: foldedOrNull(alias),
    container: derived.container,
    status: derived.status,
    human: derived.human,
    vendor: derived.vendor,
    owner: derived.owner?.owner ?? null,
    owner_because: derived.owner?.because ?? null,
    environment: derived.environment?.name ?? null,
    environment_because: derived.environment?.because ?? null,
    traits: derived.traits,
    credentials: counted.credentials,
    oldest_credential_at: counted.oldestCredentialAt,
    next_expiry_at: counted.nextExpiryAt,
    endless_credentials: counted.endlessCredentials,
    attachments: counted.attachments,
    consumers: counted.consumers,
    created_at: derived.createdAt,
    first_seen_at: firstSeenAt,
    last_change_at: counted.lastChangeAt,
  };
  return { ...row, hash: createHash("sha256").update(JSON.stringify(row)).digest("hex").slice(0, 32) };
}
