/**
 * How a slice ended. Only `complete` may close facts (design: words, principle 3).
 *
 * - `complete`: everything in the scope was read
 * - `partial`: some of it was read, the rest is unknown
 * - `denied`: the system refused (401, 403)
 * - `failed`: time-out, 5xx, unreadable input
 * - `not-supported`: this system or export cannot say it
 * - `switched-off`: the operator chose not to read it
 * - `carried`: not read this time, last complete read stands
 * - `out-of-scope`: its parent can no longer be seen with this credential
 */
export const COVERAGE_STATUSES = [
  "complete",
  "partial",
  "denied",
  "failed",
  "not-supported",
  "switched-off",
  "carried",
  "out-of-scope",
] as const;

export type CoverageStatus = (typeof COVERAGE_STATUSES)[number];

/** One thing that kept a slice from being complete, in words a person can act on. */
export interface CoverageProblem {
  /** The call, file or row: `payments/deploy.yaml`. */
  where: string;
  document?: number;
  line?: number;
  message: string;
}

/** How one slice of one collection ended. */
export interface SliceCoverage {
  status: CoverageStatus;
  /** One sentence: what is missing and what to do. Absent when complete. */
  reason?: string;
  /** At most {@link MAX_PROBLEMS} kept; `problemCount` counts all. */
  problems: CoverageProblem[];
  problemCount: number;
}

/** Problems kept per slice; the rest are counted. */
export const MAX_PROBLEMS = 50;

export const COMPLETE: SliceCoverage = { status: "complete", problems: [], problemCount: 0 };

/** True when something that could be read was not: unlike what the operator left out or the system cannot say. */
export function isBlindSpot(status: CoverageStatus): boolean {
  return status === "partial" || status === "denied" || status === "failed" || status === "out-of-scope";
}
