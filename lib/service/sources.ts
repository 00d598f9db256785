import { manifestOf } from "#collectors/manifests.ts";
import { readHeldFacts, type HeldFact } from "#lib/db/apply/confirm.ts";
import type { StoredCoverage, StoredSource } from "#lib/db/coverage.ts";
import { readOrigin } from "#lib/db/sources.ts";
import { isBlindSpot } from "#lib/domain/facts/coverage.ts";
import type { CoverageGap, SourceCoverage } from "#lib/domain/inventory/detail.ts";
import { Conflict } from "#lib/errors.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";
import { readCoverageOf } from "./coverage-read.ts";

/** Removals of one part that are listed by name before somebody confirms them. */
const HELD_SHOWN = 100;

/** How well every source is read, as of a time or now: what the coverage banner and the sources page say. */
export async function listSources(context: Context, asOf: Date | null = null): Promise<SourceCoverage[]> {
  authorize(context.actor, "sources.read");
  const { sources, coverage } = await readCoverageOf(context, asOf);
  const anyHeld = asOf === null && coverage.some((slice) => slice.held > 0);
  const held = anyHeld ? await readHeldFacts(context.database.pool, HELD_SHOWN) : [];
  return sources.map((source) =>
    toSourceCoverage(
      source,
      coverage.filter((slice) => slice.sourceId === source.id),
      held,
    ),
  );
}

/**
 * Refuses to take one directory for another: two that happen to have the same name would each look as if everything of
 * the other had been removed.
 * @throws Conflict when the source was collected from elsewhere
 */
export async function expectOrigin(context: Context, slug: string, origin: string): Promise<void> {
  authorize(context.actor, "source.collect");
  const known = await readOrigin(context.database.pool, slug);
  if (known === null || known === origin) return;
  throw new Conflict(
    `The source ${slug} was collected from ${known} before. ` +
      `If this is the same, say --source ${slug}; if not, name it with another --source.`,
  );
}

/**
 * Sources some slice of which is a blind spot, and those never read at all. One that was never reached has no trust
 * domain yet: nothing of it is in the list, which is then all the more only "at least".
 */
export function incompleteSources(
  sources: readonly StoredSource[],
  coverage: readonly StoredCoverage[],
): StoredSource[] {
  const blind = new Set(coverage.filter((slice) => isGap(slice)).map((slice) => slice.sourceId));
  return sources.filter((source) => blind.has(source.id) || !source.everRead);
}

function isGap(slice: StoredCoverage): boolean {
  return isBlindSpot(slice.status) || slice.held > 0;
}

function toSourceCoverage(source: StoredSource, slices: StoredCoverage[], held: readonly HeldFact[]): SourceCoverage {
  const { collection } = source;
  const manifest = manifestOf(source.system);
  const labels = new Map(manifest.slices.map((kind) => [kind.id, kind.label]));
  return {
    slug: source.slug,
    system: source.system,
    sample: source.sample,
    running: source.running,
    collection: collection && {
      id: collection.id,
      readAt: (collection.readAt ?? collection.startedAt).toISOString(),
      finishedAt: collection.finishedAt?.toISOString() ?? null,
      status: collection.status,
      facts: collection.facts,
      changes: collection.changes,
      notes: collection.notes,
      error: collection.error,
    },
    complete: slices.filter((slice) => slice.status === "complete" && slice.held === 0).length,
    total: slices.length,
    gaps: slices
      .filter((slice) => slice.status !== "complete" || slice.held > 0)
      .map((slice) => ({
        ...toGap(slice, labels),
        held: held
          .filter(({ sliceId }) => sliceId === slice.sliceId)
          .map(({ kind, name, scope }) => ({ kind, name, scope })),
      })),
  };
}

function toGap(slice: StoredCoverage, labels: ReadonlyMap<string, string>): Omit<CoverageGap, "held"> {
  return {
    path: slice.path,
    kind: slice.kind,
    label: labels.get(slice.kind) ?? slice.kind,
    status: slice.status,
    reason: slice.reason ?? heldReason(slice),
    lastCompleteAt: slice.lastCompleteAt?.toISOString() ?? null,
    problems: slice.problems,
    problemCount: slice.problemCount,
    heldClosings: slice.held,
  };
}

function heldReason(slice: StoredCoverage): string {
  if (slice.held === 0) return "";
  return `${slice.held} facts are missing from this read. They stay until the next complete read misses them too, or somebody confirms that they are gone.`;
}
