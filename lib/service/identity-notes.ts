import { manifestOf } from "#collectors/manifests.ts";
import type { StoredFact } from "#lib/db/identity-detail.ts";
import type { ReadListing } from "#lib/domain/sources/listing-stands.ts";
import { COVERAGE_STATUSES } from "#lib/domain/facts/coverage.ts";
import type { FactView } from "#lib/domain/inventory/detail.ts";
import type { Looked, Note } from "#lib/domain/inventory/notes.ts";
import { statementAt } from "#lib/domain/inventory/statement.ts";
import type { NoteView, ReadWindow } from "#lib/domain/inventory/view.ts";

/** A note with where and when what it speaks of was read. */
export function toNoteView(
  note: Note,
  system: string,
  facts: readonly StoredFact[],
  listings: readonly ReadListing[],
): NoteView {
  const found = note.evidence.flatMap(({ key }) => facts.find((fact) => isCalled(fact, key)) ?? []);
  const [first] = note.evidence;
  const decides = first && first.path.length > 0 ? facts.find((fact) => isCalled(fact, first.key)) : undefined;
  return {
    ...note,
    facts: found.map((fact) => {
      const { content: _content, ...read } = toFactView(fact);
      return read;
    }),
    statement: decides && first ? statementAt(decides.content, first.path) : null,
    windows: alike(note.looked.flatMap((looked) => windowsOf(looked, system, listings))),
  };
}

/** A binding is one fact for each subject: its key goes on after a `#`. */
export function isCalled(fact: Pick<StoredFact, "alias">, key: string): boolean {
  return fact.alias === key || fact.alias.startsWith(`${key}#`);
}

/** A fact as pages show it. */
export function toFactView(fact: StoredFact): FactView {
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

/** Kinds of listings that show facts of a noun, and what each is called. */
export function definedBy(system: string, { noun, kind }: Looked): Map<string, string> {
  const slices = manifestOf(system).slices.filter(({ defines }) =>
    defines.some((defined) => defined.noun === noun && (kind === undefined || defined.kind === kind)),
  );
  return new Map(slices.map(({ id, label }) => [id, label]));
}

/** How well the listings were read that would show facts of a noun, kind of listing by kind of listing. */
function windowsOf(looked: Looked, system: string, listings: readonly ReadListing[]): ReadWindow[] {
  return [...definedBy(system, looked)].flatMap(([kind, label]) => {
    const parts = listings.filter((listing) => listing.kind === kind);
    if (parts.length === 0) return [];
    const worst = COVERAGE_STATUSES.findLast((status) => parts.some((part) => part.status === status));
    const times = parts.flatMap(({ lastCompleteAt }) => lastCompleteAt?.toISOString() ?? []);
    const oldest = times.length === parts.length ? times.toSorted()[0] : undefined;
    return [{ labels: [label], status: worst ?? "complete", completeAt: oldest ?? null }];
  });
}

/** Listings that were read at one time and as well stand on one line. */
function alike(windows: readonly ReadWindow[]): ReadWindow[] {
  const found: ReadWindow[] = [];
  for (const window of windows) {
    const same = found.find(({ status, completeAt }) => status === window.status && completeAt === window.completeAt);
    if (same) same.labels.push(...window.labels);
    else found.push({ ...window, labels: [...window.labels] });
  }
  return found;
}
