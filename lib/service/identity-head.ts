import { MAX_FACTS, readNamesakes, type StoredFact, type StoredNamesake } from "#lib/db/identity-detail.ts";
import { readListings, readResources } from "#lib/db/policies.ts";
import { scopeContains, type Noun } from "#lib/domain/facts/fact.ts";
import { deckSentences } from "#lib/domain/inventory/deck.ts";
import type { NoteFacts } from "#lib/domain/inventory/notes.ts";
import { verdictSentence } from "#lib/domain/inventory/verdict.ts";
import { listingStands } from "#lib/domain/sources/listing-stands.ts";
import type { IdentityHead, Namesake } from "#lib/domain/inventory/view.ts";
import { ownersNamed } from "#lib/domain/ownership/owner-evidence.ts";
import type { Context } from "./context.ts";
import type { IdentityFacts } from "./identity-facts.ts";
import { definedBy, toNoteView } from "./identity-notes.ts";

/** The verdict with its notes, and what has to be said before believing it. */
export async function readIdentityHead(context: Context, found: IdentityFacts): Promise<IdentityHead> {
  const { pool } = context.database;
  const { stored, row, system, at, identity, grants, access } = found;
  const present = stored.closedAt === null;
  const [platform, all, namesakes] = await Promise.all([
    readResources(pool, stored.trustDomainId, system.platformKinds, at),
    readListings(pool, stored.trustDomainId, at),
    readNamesakes(pool, stored.alias, stored.identityId, found.asOf),
  ]);
  const others = system.slicesOfOthers?.(row.kind) ?? [];
  const listings = all.filter(({ kind }) => !others.includes(kind));
  const words = system.words(row.kind);
  const { consumers, around } = found;
  const known = { row, grants, access, identity: identity?.content ?? null, around, consumers };
  const verdict = verdictSentence(system, known, present, noteFacts(found));
  const isRead = (noun: Noun) => {
    const kinds = definedBy(stored.system, { noun });
    return listings.filter(({ kind }) => kinds.has(kind)).every((listing) => listingStands(listing, at ?? context.now));
  };
  const read = { bindings: isRead("attachment"), workloads: isRead("consumer"), credentials: isRead("credential") };
  const deck = present ? deckSentences(row, words, read, verdict.notes.length + 1) : { parts: [], notes: [] };
  const facts = factsOf(found);
  const covering = listings
    .filter(({ kind }) => definedBy(stored.system, { noun: "identity", kind: row.kind }).has(kind))
    .filter(({ scope }) => scopeContains(scope, identity?.scope ?? ""))
    .flatMap(({ lastCompleteAt }) => lastCompleteAt ?? []);
  const newest = covering.toSorted((a, b) => b.getTime() - a.getTime())[0];
  return {
    row,
    present,
    goneAt: stored.closedAt?.toISOString() ?? null,
    verdict: verdict.parts,
    deck: deck.parts,
    notes: [...verdict.notes, ...deck.notes].map((note) => toNoteView(note, stored.system, facts, listings)),
    words,
    traits: stored.traits.map((word) => ({ word, means: system.traits?.meanings[word] ?? "" })),
    home: system.home(stored.alias, identity?.content ?? null),
    providerId: identity && identity.key !== identity.alias ? identity.key : null,
    formerKeys: found.aliases.filter((former) => former !== stored.alias),
    namesakes: namesakes.map((other) => toNamesake(other, row.firstSeenAt)),
    read,
    lastSeenAt: newest?.toISOString() ?? null,
    coverage: found.coverage,
    platform: system.platformWords(platform),
    around: found.container ? system.aroundWords(found.container) : null,
    caveats: [
      ...found.limits,
      ...(identity && identity.key === identity.alias ? [words.withoutId] : []),
      ...cutOff(words.attachments.many, found.attachments),
      ...cutOff(words.consumers?.many ?? "users", found.consumers),
      ...cutOff("credentials", found.credentials),
    ],
    counts: { access: grants.length, credentials: row.credentials.count },
    useDerivedFrom:
      (stored.lastUsedAt && stored.lastUsedDerived && system.namedUses?.words(stored.lastUsedDerived)) || null,
  };
}

/** Every fact the head was read from: what its notes can point to. */
export function factsOf({ identity, ...found }: IdentityFacts): StoredFact[] {
  return [
    ...(identity ? [identity] : []),
    ...found.attachments,
    ...found.documents,
    ...found.credentials,
    ...found.consumers,
    ...found.around,
  ];
}

function noteFacts({
  stored,
  row,
  system,
  identity,
  container,
  ownAttachments,
  credentials,
  consumers,
}: IdentityFacts): NoteFacts {
  const own = identity && { label: system.kindLabel(row.kind), labelWord: system.labelWord, content: identity.content };
  const around = container && { label: container.kind, labelWord: system.labelWord, content: container.content };
  const named = ownersNamed([own, around].filter((source) => source !== undefined)).find(
    ({ because }) => because === row.owner?.because,
  );
  const key = named?.source === own ? row.key : row.container?.key;
  return {
    owner: named && key !== undefined ? { key, path: named.path } : null,
    containerKind: container?.kind ?? null,
    unwatched: stored.unwatched,
    naming: [...ownAttachments, ...consumers].map((fact) => fact.alias),
    grouping: [
      ...ownAttachments.filter((fact) => fact.document === null),
      ...credentials.filter((fact) => system.tellingCredentials.includes(fact.kind)),
    ].map((fact) => fact.alias),
  };
}

function toNamesake({ id, openedAt }: StoredNamesake, firstSeenAt: string): Namesake {
  return { id, when: openedAt < new Date(firstSeenAt) ? "before" : "after" };
}

/** What is left out is said. */
function cutOff(what: string, facts: readonly StoredFact[]): string[] {
  if (facts.length < MAX_FACTS) return [];
  return [`Only the first ${MAX_FACTS.toLocaleString("en-US")} ${what} are shown here; there may be more.`];
}
