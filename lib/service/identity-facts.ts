import type pg from "pg";
import {
  readAliases,
  readAttachedTo,
  readFacts,
  readIdentityRow,
  type DatedRow,
  type StoredFact,
} from "#lib/db/identity-detail.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { AccessSentence, GrantView, SourceCoverage } from "#lib/domain/inventory/detail.ts";
import type { IdentityRow } from "#lib/domain/inventory/identity.ts";
import { systemOf } from "#lib/domain/systems/registry.ts";
import type { Limits, System } from "#lib/domain/systems/system.ts";
import { NotFound } from "#lib/errors.ts";
import type { Context } from "./context.ts";
import { readingOnce } from "./coverage-read.ts";
import { toIdentityRow } from "./identity-row.ts";
import { readFilterScope } from "./filter-scope.ts";
import { listSources } from "./sources.ts";

/** What every tab of one identity stands on, as of a time. */
export interface IdentityFacts {
  stored: DatedRow;
  row: IdentityRow;
  system: System;
  /** The time that was asked for; null is now. */
  asOf: Date | null;
  /** The time its facts are shown of; null is now. What is gone is shown as it was last known. */
  at: Date | null;
  /** Every alias the incarnation had, oldest first. */
  aliases: string[];
  identity: StoredFact | undefined;
  container: StoredFact | undefined;
  /** What it lives in, what that lives in, and the settings of both. */
  around: StoredFact[];
  ownAttachments: StoredFact[];
  /** Its own and those of its memberships. */
  attachments: StoredFact[];
  documents: StoredFact[];
  credentials: StoredFact[];
  consumers: StoredFact[];
  grants: GrantView[];
  access: AccessSentence[];
  /** What holds for it whatever its attachments say. */
  limits: string[];
  coverage: SourceCoverage;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads what is known of an identity and what it may do. Its history and where its credentials lie are read by
 * the tabs that show them.
 * @throws NotFound when there is no such identity, or was none yet
 */
export async function readIdentityFacts(given: Context, id: string, asOf: Date | null): Promise<IdentityFacts> {
  const context = readingOnce(given);
  const { pool } = context.database;
  const stored = UUID.test(id) ? await readIdentityRow(pool, id, asOf) : null;
  if (!stored) throw new NotFound("There is no such identity, or there was none yet at that time.");

  const system = systemOf(stored.system);
  const { alias } = stored;
  const at = stored.closedAt ? new Date(stored.closedAt.getTime() - 1) : asOf;
  const [aliases, scope, sources, [identity], ownAttachments, credentials, consumers, [container]] = await Promise.all([
    readAliases(pool, id, asOf),
    readFilterScope(context, asOf),
    listSources(context, asOf),
    readFacts(pool, stored.trustDomainId, "identity", "identity_id", [id], at),
    readFacts(pool, stored.trustDomainId, "attachment", "identity", [alias], at),
    readFacts(pool, stored.trustDomainId, "credential", "identity", [alias], at),
    readFacts(pool, stored.trustDomainId, "consumer", "identity", [alias], at),
    readFacts(pool, stored.trustDomainId, "resource", "alias", stored.container === null ? [] : [stored.container], at),
  ]);
  // Several organizations of one host speak for one trust domain: what is said of coverage is of the one that read it.
  const speaking = sources.filter((source) => scope.domainsBySource.get(source.slug) === stored.trustDomainId);
  const coverage = speaking.find(({ slug }) => slug === identity?.sourceSlug) ?? speaking[0];
  if (!coverage) throw new NotFound("The source of this identity was removed.");

  const memberships = system.memberships(
    alias,
    contentsOf(credentials.filter((fact) => holds(fact, at ?? context.now))),
    contentsOf(ownAttachments),
  );
  const through = memberships.map((membership) => membership.alias);
  const [joined, beyond, settings] = await Promise.all([
    readFacts(pool, stored.trustDomainId, "attachment", "identity", through, at),
    readFacts(pool, stored.trustDomainId, "resource", "alias", container?.container ? [container.container] : [], at),
    readFacts(pool, stored.trustDomainId, "policy-document", "alias", system.settingsAround(alias), at),
  ]);
  const attachments = [...ownAttachments, ...joined];
  const documents = await readFacts(
    pool,
    stored.trustDomainId,
    "policy-document",
    "alias",
    documentsOf(attachments),
    at,
  );
  const attached = attach(attachments, documents);
  const listed = !coverage.gaps.some((gap) => system.documentSlices.includes(gap.kind));
  const around = [...(container ? [container] : []), ...beyond, ...settings];
  const limits = await readLimits(pool, system, stored.trustDomainId, around, coverage, at);
  const itself = { identity: identity?.content ?? null, around, ...(limits ? { limits } : {}) };
  return {
    stored,
    row: toIdentityRow(asKnownAt(stored, asOf), new Set(scope.incompleteDomains)),
    system,
    asOf,
    at,
    aliases,
    identity,
    container,
    around,
    ownAttachments,
    attachments,
    documents,
    credentials,
    consumers,
    grants: system.grants(alias, attached, memberships, listed, itself),
    access: system.access(alias, attached, memberships, consumers, itself),
    limits: system.limitWords?.(alias, attached, itself) ?? [],
    coverage,
  };
}

/** The policies that hold for all of what it lives in, where its system has such. */
async function readLimits(
  pool: pg.Pool,
  { limits }: System,
  trustDomainId: number,
  around: readonly StoredFact[],
  { gaps }: SourceCoverage,
  at: Date | null,
): Promise<Limits | null> {
  if (!limits) return null;
  const attachments = await readAttachedTo(pool, trustDomainId, limits.kinds, limits.targets(around), at);
  const documents = await readFacts(pool, trustDomainId, "policy-document", "alias", documentsOf(attachments), at);
  return { attached: attach(attachments, documents), listed: !gaps.some(({ kind }) => kind === limits.slice) };
}

/** Only the newest use is kept: before it, nothing can be said. */
function asKnownAt(stored: DatedRow, asOf: Date | null): DatedRow {
  if (!asOf || !stored.lastUsedAt || stored.lastUsedAt <= asOf) return stored;
  return { ...stored, lastUsedAt: null };
}

/** Aliases of the documents that attachments attach. */
export function documentsOf(attachments: readonly StoredFact[]): string[] {
  return [...new Set(attachments.map((fact) => fact.document).filter((document) => document !== null))];
}

/** What has expired makes nobody anything, also where no read has looked since. */
function holds({ content }: StoredFact, at: Date): boolean {
  return typeof content["expires"] !== "string" || new Date(content["expires"]) > at;
}

function contentsOf(facts: readonly StoredFact[]): JsonObject[] {
  return facts.map((fact) => fact.content);
}

function attach(attachments: readonly StoredFact[], documents: readonly StoredFact[]) {
  const byAlias = new Map(documents.map((document) => [document.alias, document]));
  return attachments.map((fact) => ({
    attachment: { alias: fact.alias, identity: fact.identity ?? "", content: fact.content },
    document: fact.document === null ? null : (byAlias.get(fact.document) ?? null),
  }));
}
