import {
  COMPLETE,
  MAX_PROBLEMS,
  type CoverageProblem,
  type CoverageStatus,
  type SliceCoverage,
} from "#lib/domain/facts/coverage.ts";
import { SLICE_IDS, type SliceId } from "./manifest.ts";

/** Gathers what could not be read, by the slices it could have fed. */
export class ProblemLog {
  private readonly bySlice = new Map<SliceId, { problems: CoverageProblem[]; count: number }>();

  /** True once anything at all went wrong. */
  get any(): boolean {
    return this.bySlice.size > 0;
  }

  /** True when something that could have fed this slice was not read. */
  has(slice: SliceId): boolean {
    return this.bySlice.has(slice);
  }

  /** @param slices those whose facts may be missing; `"all"` when nobody can tell */
  add(slices: readonly SliceId[] | "all", problem: CoverageProblem): void {
    for (const slice of slices === "all" ? SLICE_IDS : new Set(slices)) {
      const entry = this.bySlice.get(slice) ?? { problems: [], count: 0 };
      entry.count++;
      if (entry.problems.length < MAX_PROBLEMS) entry.problems.push(problem);
      this.bySlice.set(slice, entry);
    }
  }

  /** Takes over what another log gathered. */
  absorb(other: ProblemLog): void {
    for (const [slice, { problems, count }] of other.bySlice) {
      const entry = this.bySlice.get(slice) ?? { problems: [], count: 0 };
      entry.count += count;
      entry.problems.push(...problems.slice(0, MAX_PROBLEMS - entry.problems.length));
      this.bySlice.set(slice, entry);
    }
  }

  /** How a slice ended that would have ended as stated had all files been readable. */
  coverage(slice: SliceId, stated: CoverageStatus = "complete", reason?: string): SliceCoverage {
    const entry = this.bySlice.get(slice);
    if (!entry || (stated !== "complete" && stated !== "partial")) {
      return stated === "complete" ? COMPLETE : withReason({ status: stated, problems: [], problemCount: 0 }, reason);
    }
    const unread = `${entry.count === 1 ? "One document or file" : `${entry.count} documents or files`} could not be read whole: correct or remove what is listed, and collect again.`;
    return {
      status: "partial",
      reason: reason === undefined ? unread : `${reason} ${unread}`,
      problems: entry.problems,
      problemCount: entry.count,
    };
  }
}

function withReason(coverage: SliceCoverage, reason: string | undefined): SliceCoverage {
  return reason === undefined ? coverage : { ...coverage, reason };
}
