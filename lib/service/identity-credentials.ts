import type pg from "pg";
import { readFacts, readLastUses, type StoredFact } from "#lib/db/identity-detail.ts";
import type { CredentialView, RunsView, SecretView } from "#lib/domain/inventory/detail.ts";
import type { LastUse } from "#lib/domain/facts/fact.ts";
import type { LastUsed } from "#lib/domain/inventory/identity.ts";
import type { System } from "#lib/domain/systems/system.ts";

/** Of one identity, as they held at the time that is shown. */
export interface CredentialFacts {
  alias: string;
  trustDomainId: number;
  identity: StoredFact | undefined;
  /** What it lives in. */
  container: StoredFact | undefined;
  /** That, and settings that decide how its tokens or sessions look. */
  around: readonly StoredFact[];
  consumers: readonly StoredFact[];
  credentials: readonly StoredFact[];
}

/** What proves an identity, and the secrets that it and its workloads take, as of a time (null: now). */
export async function readCredentials(
  pool: pg.Pool,
  system: System,
  facts: CredentialFacts,
  at: Date | null,
): Promise<{ credentials: CredentialView[]; secrets: SecretView[]; runs: RunsView | null }> {
  const { alias, trustDomainId, identity, container, around, consumers, credentials } = facts;
  const taken = system.secretsTaken(alias, identity?.content ?? null, consumers);
  const watch = system.useWatchOf(alias);
  const aliases = credentials.map((fact) => fact.alias);
  const factIds = [...credentials, ...(identity ? [identity] : [])].map((fact) => fact.factId);
  const [copies, takenCopies, uses, watches] = await Promise.all([
    readFacts(pool, trustDomainId, "stored-copy", "credential", aliases, at),
    readFacts(
      pool,
      trustDomainId,
      "stored-copy",
      "alias",
      taken.flatMap(({ alias: first, others = [] }) => [first, ...others]),
      at,
    ),
    readLastUses(pool, trustDomainId, factIds),
    readFacts(pool, trustDomainId, "resource", "alias", watch === null ? [] : [watch], at),
  ]);
  const since = watches[0]?.content["since"];
  const watchedSince = typeof since === "string" ? since : null;
  const ran = identity ? (uses.get(identity.factId) ?? null) : null;
  // Only the newest runs are kept: of the time before them nothing is said.
  const runs = ran && (!at || new Date(ran.at) <= at) ? (system.runs?.(alias, ran.detail) ?? null) : null;
  const byAlias = new Map(takenCopies.map((copy) => [copy.alias, copy]));
  return {
    credentials: credentials.map((fact) => {
      const use = uses.get(fact.factId) ?? null;
      const view = { name: fact.name, key: fact.alias, ...system.credential(fact, use, watchedSince, around) };
      const storedCopies = copies
        .filter((copy) => copy.credential === fact.alias)
        .map((copy) => ({ key: copy.alias, place: system.storedAt(copy) }));
      return { ...view, lastUsed: asOf(view.lastUsed, use, at), storedCopies };
    }),
    secrets: taken.map(({ alias: key, others = [], name, usedBy, places }) => {
      const found = [key, ...others].flatMap((one) => {
        const copy = byAlias.get(one);
        const words = copy ? system.holds(copy.content, copy.alias, container) : null;
        return copy && words !== null ? [{ copy, words }] : [];
      });
      const created = found[0]?.copy.content["created"];
      return {
        name,
        key,
        usedBy,
        ...(places ? { places } : {}),
        ...(runs && identity ? { derivedUse: { at: runs.last.at, by: identity.name, failures: runs.failures } } : {}),
        holds: found.length > 0 ? found.map(({ words }) => words).join(", ") : null,
        createdAt: typeof created === "string" ? created : null,
      };
    }),
    runs,
  };
}

/** Only the newest use is kept: before it, nothing can be said. */
function asOf(lastUsed: LastUsed, use: LastUse | null, at: Date | null): LastUsed {
  if (!use || !at || new Date(use.at) <= at) return lastUsed;
  return { unknown: "Only the newest use is kept, and it was after the time that is shown." };
}
