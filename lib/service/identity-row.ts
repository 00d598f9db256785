import type { StoredRow } from "#lib/db/inventory/row.ts";
import type { Expiry, IdentityRow, LastUsed } from "#lib/domain/inventory/identity.ts";
import { systemOf } from "#lib/domain/systems/registry.ts";

/** The stored row as pages and the command line get it. */
export function toIdentityRow(row: StoredRow, incomplete: ReadonlySet<number>): IdentityRow {
  return {
    id: row.identityId,
    key: row.alias,
    system: row.system,
    kind: row.kind,
    name: row.name,
    domain: row.domain,
    container: row.container === null ? null : { key: row.container, name: lastPart(row.container) },
    status: row.status,
    human: row.human,
    vendor: row.vendor,
    owner: row.owner === null ? null : { owner: row.owner, because: row.ownerBecause ?? "" },
    environment: row.environment === null ? null : { name: row.environment, because: row.environmentBecause ?? "" },
    traits: row.traits,
    credentials: { count: row.credentials, oldestAt: row.oldestCredentialAt?.toISOString() ?? null },
    attachments: row.attachments,
    consumers: row.consumers,
    reach: {
      verdict: row.reaches ?? "unknown",
      ability: row.ability,
      conditionalAbility: row.conditionalAbility,
      chainLength: row.chainLength,
      resources: row.productionResources ?? 0,
      next: row.nextHop,
    },
    expires: expiryOf(row),
    createdAt: row.createdAt?.toISOString() ?? null,
    lastUsed: lastUsedOf(row),
    lastChangeAt: row.lastChangeAt?.toISOString() ?? null,
    firstSeenAt: row.firstSeenAt.toISOString(),
    coverage: incomplete.has(row.trustDomainId) ? "incomplete" : "complete",
  };
}

/** Of most kinds uses are known of credentials only, so it was used at least then. */
function lastUsedOf(row: StoredRow): LastUsed {
  const system = systemOf(row.system);
  if (row.lastUsedAt === null) return { unknown: system.useUnknownOf?.(row.kind) ?? system.useUnknown };
  const at = row.lastUsedAt.toISOString();
  if (row.lastUsedDerived) return { at, atLeast: true, derived: true };
  if (system.seesEveryUse?.(row.kind)) return { at };
  return row.lastUsedGranularity === "day" ? { at, day: true, atLeast: true } : { at, atLeast: true };
}

function expiryOf(row: StoredRow): Expiry | null {
  if (row.nextExpiryAt) return { at: row.nextExpiryAt.toISOString() };
  if (row.endlessCredentials > 0) return { never: true };
  return row.credentials > 0 ? { unknown: "None of its credentials says when it ends." } : null;
}

/** The name at the end of an alias: namespaces and accounts have no colon in theirs. */
function lastPart(alias: string): string {
  return alias.slice(alias.lastIndexOf(":") + 1);
}
