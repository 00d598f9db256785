import { MAX_FACTS, readAliases, readFacts, readIdentityRow, type StoredFact } from "#lib/db/identity-detail.ts";
import { readResources } from "#lib/db/policies.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { ConsumerView, FactView, IdentityDetail } from "#lib/domain/inventory/detail.ts";
import { verdictSentence } from "#lib/domain/inventory/verdict.ts";
import { systemOf } from "#lib/domain/systems/registry.ts";
import type { System } from "#lib/domain/systems/system.ts";
import { NotFound } from "#lib/errors.ts";
import { authorize } from "./authorize.ts";
import { listChanges } from "./changes.ts";
import type { Context } from "./context.ts";
import { readCredentials } from "./identity-credentials.ts";
import { toIdentityRow } from "./identity-row.ts";
import { readFilterScope } from "./inventory.ts";
import { listSources } from "./sources.ts";

/** History entries a page shows. */
const HISTORY_SIZE = 100;

/**
 * Everything the page of one identity shows, as of a time or now.
 * @throws NotFound when there is no such identity, or was none yet
 */
export async function getIdentity(context: Context, id: string, asOf: Date | null = null): Promise<IdentityDetail> {
  authorize(context.actor, "inventory.read");
  const { pool } = context.database;
  const stored = UUID.test(id) ? await readIdentityRow(pool, id, asOf) : null;
  if (!stored) throw new NotFound("There is no such identity, or there was none yet at that time.");

  const system = systemOf(stored.system);
  const present = stored.closedAt === null;
  // What is gone is shown as it was last known.
  const at = stored.closedAt ? new Date(stored.closedAt.getTime() - 1) : asOf;
  const [aliases, scope, sources] = await Promise.all([
    readAliases(pool, id),
    readFilterScope(context, asOf),
    listSources(context, asOf),
  ]);
  const { alias } = stored;
  const [facts, ownAttachments, consumers, credentials] = await Promise.all([
    readFacts(pool, "identity", "identity_id", [id], at),
    readFacts(pool, "attachment", "identity", [alias], at),
    readFacts(pool, "consumer", "identity", [alias], at),
    readFacts(pool, "credential", "identity", [alias], at),
  ]);
  const memberships = system.memberships(
    alias,
    contentsOf(credentials.filter((fact) => holds(fact, at ?? context.now))),
    contentsOf(ownAttachments),
  );
  const through = memberships.map((membership) => membership.alias);
  const attachments = [...ownAttachments, ...(await readFacts(pool, "attachment", "identity", through, at))];
  const documents = await readFacts(pool, "policy-document", "alias", namesOf(attachments, "document"), at);
  const own = { alias, trustDomainId: stored.trustDomainId, identity: facts[0], consumers, credentials };
  const [proofs, platform, containers] = await Promise.all([
    readCredentials(pool, system, own, at),
    readResources(pool, stored.trustDomainId, system.platformKinds, at),
    readFacts(pool, "resource", "alias", stored.container === null ? [] : [stored.container], at),
  ]);
  const coverage = sources.find((source) => scope.domainsBySource.get(source.slug) === stored.trustDomainId);
  if (!coverage) throw new NotFound("The source of this identity was removed.");
  const listed = !coverage.gaps.some((gap) => system.documentSlices.includes(gap.kind));
  const attached = attach(attachments, documents);
  const grants = system.grants(alias, attached, memberships, listed);
  const access = system.access(alias, attached, memberships);
  // The page says of each credential when it was used, and from that what is known of the identity.
  const row = toIdentityRow({ ...stored, lastUsedAt: null }, new Set(scope.incompleteDomains));
  const history = await listChanges(context, {
    pageSize: HISTORY_SIZE,
    asOf: asOf ?? undefined,
    aliases: [...new Set([alias, ...aliases, ...namesOf(ownAttachments, "document")])],
  });
  return {
    row,
    present,
    verdict: verdictSentence(row, grants, access, present),
    formerKeys: aliases.filter((former) => former !== alias),
    grants,
    access,
    consumers: consumers.map((fact) => toConsumer(system, fact, facts[0]?.content ?? null)),
    ...proofs,
    history: history.changes,
    facts: [...facts, ...ownAttachments, ...documents, ...consumers, ...credentials].map(toFactView),
    coverage,
    platform: system.platformWords(platform),
    around: containers[0] ? system.aroundWords(containers[0]) : null,
    caveats: [
      ...caveatsOf(facts),
      ...cutOff("bindings", attachments),
      ...cutOff("workloads", consumers),
      ...cutOff("credentials", credentials),
      ...(history.next === null ? [] : [`The history shows the newest ${HISTORY_SIZE} changes; there are more.`]),
    ],
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What has expired makes nobody anything, also where no read has looked since. */
function holds({ content }: StoredFact, at: Date): boolean {
  return typeof content["expires"] !== "string" || new Date(content["expires"]) > at;
}

function contentsOf(facts: readonly StoredFact[]): JsonObject[] {
  return facts.map((fact) => fact.content);
}

function namesOf(facts: readonly StoredFact[], ref: "document"): string[] {
  return [...new Set(facts.map((fact) => fact[ref]).filter((name) => name !== null))];
}

function attach(attachments: readonly StoredFact[], documents: readonly StoredFact[]) {
  const byAlias = new Map(documents.map((document) => [document.alias, document]));
  return attachments.map((fact) => ({
    attachment: { alias: fact.alias, identity: fact.identity ?? "", content: fact.content },
    document: fact.document === null ? null : (byAlias.get(fact.document) ?? null),
  }));
}

function toConsumer(system: System, fact: StoredFact, identity: JsonObject | null): ConsumerView {
  return { name: fact.name, key: fact.alias, ...system.consumer(fact, identity) };
}

function toFactView(fact: StoredFact): FactView {
  return {
    noun: fact.noun,
    kind: fact.kind,
    key: fact.alias,
    name: fact.name,
    content: fact.content,
    evidence: fact.evidence,
    collectionId: fact.collectionId,
    readAt: fact.openedAt.toISOString(),
    sourceSlug: fact.sourceSlug,
  };
}

/** A fact read from a manifest has no id of the provider's: its key is its alias. */
function caveatsOf(facts: readonly StoredFact[]): string[] {
  if (facts.every((fact) => fact.key !== fact.alias)) return [];
  return [
    "Read from manifests, which carry no uid: an account deleted and re-created under this name cannot be told from one that changed.",
  ];
}

/** What is left out is said. */
function cutOff(what: string, facts: readonly StoredFact[]): string[] {
  if (facts.length < MAX_FACTS) return [];
  return [`Only the first ${MAX_FACTS.toLocaleString("en-US")} ${what} are shown here; there may be more.`];
}
