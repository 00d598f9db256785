import { setImmediate } from "node:timers/promises";
import type { Emission } from "#collectors/types.ts";
import type { Fact, Use } from "#lib/domain/facts/fact.ts";
import { hasFacts, onceEach, type Read, type Row, RowIntake } from "#collectors/shared/rows.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { reduceDocument } from "../documents/reduce.ts";
import type { SliceId } from "../manifest.ts";
import { OF_ORGANIZATION, OF_REPOSITORY, USES, type Normalizers } from "./normalizers.ts";
import { inOrder, type PlannedSlice } from "./plan.ts";
import type { Normalize, NormalizeUses, OrganizationView, RepositoryView } from "./view.ts";

/** Gives the rows of one planned slice; asked once for each that was read, in the order of the emission. */
export type ReadRows = (planned: PlannedSlice) => AsyncIterable<Row> | Iterable<Row>;

/** Turns the documents of a repository's workflows into facts. */
export type NormalizeWorkflows = Normalize<RepositoryView, DocumentOf<"workflows">>;

/**
 * Gives out each planned slice, parents first and one repository after the other: its facts together, then how it ended.
 * Of all rows those of one slice are in memory.
 * @throws the signal's reason when it is aborted
 */
export async function* emitSlices(
  plan: readonly PlannedSlice[],
  view: OrganizationView,
  rowsOf: ReadRows,
  workflows: NormalizeWorkflows,
  signal: AbortSignal,
): AsyncGenerator<Emission> {
  for (const planned of inOrder(plan)) {
    signal.throwIfAborted();
    const intake = new RowIntake((value) => reduceDocument(planned.slice.kind, value));
    if (hasFacts(planned)) {
      for await (const row of rowsOf(planned)) {
        signal.throwIfAborted();
        intake.take(row);
      }
      for (const use of usesOf(planned, view, intake.reads)) yield { type: "use", use };
      const facts = normalize(planned, view, intake.reads, workflows);
      for (const fact of onceEach(facts, (problem) => intake.report(problem))) yield { type: "fact", fact };
      // Rows of files come without waiting: others get their turn between slices.
      await setImmediate();
    }
    yield { type: "slice", slice: planned.slice, coverage: intake.coverage(planned) };
  }
}

type Anything = Normalize<OrganizationView | RepositoryView, DocumentOf<SliceId>>;

/** Rows were reduced by the schema of their own listing, so they fit the function that stands beside it. */
function normalize(
  { slice, repository }: PlannedSlice,
  view: OrganizationView,
  reads: Read<DocumentOf<SliceId>>[],
  workflows: NormalizeWorkflows,
): Fact[] {
  const all: Partial<Normalizers<SliceId, never>> = { ...OF_ORGANIZATION, ...OF_REPOSITORY, workflows };
  const factsOf = all[slice.kind] as Anything | undefined;
  return factsOf ? factsOf(repository ? { ...view, repository } : view, reads) : [];
}

/** What a listing that only tells of uses says, of each thing the newest; nothing of all others. */
function usesOf(
  { slice, repository }: PlannedSlice,
  view: OrganizationView,
  reads: Read<DocumentOf<SliceId>>[],
): Use[] {
  const all = USES as Partial<Record<SliceId, NormalizeUses<RepositoryView, never>>>;
  const tell = all[slice.kind] as NormalizeUses<RepositoryView, DocumentOf<SliceId>> | undefined;
  const uses = tell && repository ? tell({ ...view, repository }, reads) : [];
  const ordered = uses.toSorted((a, b) => (a.lastUse.at < b.lastUse.at ? -1 : 1));
  return [...new Map(ordered.map((use) => [`${use.of.noun} ${use.of.kind} ${use.of.key}`, use])).values()];
}
