import { setImmediate } from "node:timers/promises";
import { hasFacts, onceEach, RowIntake, type Row } from "#collectors/shared/rows.ts";
import type { Emission } from "#collectors/types.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { reduceDocument } from "../documents/reduce.ts";
import type { SliceId } from "../manifest.ts";
import { NORMALIZERS } from "./normalizers.ts";
import { inOrder, type PlannedSlice } from "./plan.ts";
import type { Normalize } from "./view.ts";

/** Gives the rows of one planned slice; asked once for each that was read, in the order of the emission. */
export type ReadRows = (planned: PlannedSlice) => AsyncIterable<Row> | Iterable<Row>;

/**
 * Gives out each planned slice, parents first and one account after the other: its facts together, then how it ended. Of
 * all rows those of one slice are in memory. All listings of an account belong in one call: what a credential report says
 * of keys depends on whether they are listed.
 * @throws the signal's reason when it is aborted
 */
export async function* emitSlices(
  plan: readonly PlannedSlice[],
  partition: string,
  rowsOf: ReadRows,
  signal: AbortSignal,
): AsyncGenerator<Emission> {
  const listing = new Set(plan.filter(listsKeys).map(({ slice }) => slice.scope));
  for (const planned of inOrder(plan)) {
    signal.throwIfAborted();
    const { slice, place } = planned;
    const intake = new RowIntake((value) => reduceDocument(slice.kind, value));
    if (hasFacts(planned) && place) {
      for await (const row of rowsOf(planned)) {
        signal.throwIfAborted();
        intake.take(row);
      }
      const view = { partition, place, listsKeys: listing.has(slice.scope) };
      const facts = normalizerOf(slice.kind)(view, intake.reads, (problem) => intake.report(problem));
      for (const fact of onceEach(facts, (problem) => intake.report(problem))) yield { type: "fact", fact };
      // Rows of files come without waiting: others get their turn between slices.
      await setImmediate();
    }
    yield { type: "slice", slice, coverage: intake.coverage(planned) };
  }
}

/** A listing that failed says nothing of whether keys have ids that were seen before: they are asked for all the same. */
function listsKeys({ slice, status }: PlannedSlice): boolean {
  return slice.kind === "access-keys" && status !== "not-supported" && status !== "switched-off";
}

/** Rows were reduced by the schema of their own listing, so they fit the function that stands beside it. */
function normalizerOf(kind: SliceId): Normalize<DocumentOf<SliceId>> {
  return NORMALIZERS[kind] as Normalize<DocumentOf<SliceId>>;
}
