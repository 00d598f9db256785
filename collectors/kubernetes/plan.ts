import type { CoverageStatus } from "#lib/domain/facts/coverage.ts";
import type { Slice } from "#lib/domain/facts/slice.ts";
import { SLICE_IDS, type SliceId } from "./manifest.ts";

/** One slice that a collection will end, and how it ends when every file can be read. */
export interface PlannedSlice {
  slice: Slice & { kind: SliceId };
  status: CoverageStatus;
  reason?: string;
}

/** The slices of a plain directory: it is read as the whole cluster, so each kind is one complete listing. */
export function plainPlan(): PlannedSlice[] {
  return SLICE_IDS.map((kind) => ({
    slice: { path: `cluster/${kind}`, kind, scope: "", ...(kind === "namespaces" ? { authoritative: true } : {}) },
    status: "complete",
  }));
}

/** Says whether facts may be emitted for a slice: one that was not read has none. */
export function hasFacts({ status }: PlannedSlice): boolean {
  return status === "complete" || status === "partial";
}
