import { isBlindSpot, type CoverageStatus } from "#lib/domain/facts/coverage.ts";
import type { CoverageGap, SourceCoverage } from "#lib/domain/inventory/detail.ts";
import { count, number } from "./count.ts";

/** Slices that leave something unseen which nobody chose to leave unseen, or whose closings wait to be confirmed. */
export function blindSpots(source: SourceCoverage): CoverageGap[] {
  return source.gaps.filter((gap) => isBlindSpot(gap.status as CoverageStatus) || gap.heldClosings > 0);
}

/** True when the newest collection ended well and left nothing unseen. */
export function isReadCompletely(source: SourceCoverage): boolean {
  return source.collection?.status === "complete" && blindSpots(source).length === 0;
}

/** What is wrong with a source as a whole, in a sentence; null when its slices say it all. */
export function sourceProblem({ collection, running }: SourceCoverage): string | null {
  if (!collection) return running ? "The first collection is running." : "It was never read.";
  if (collection.status === "complete") return null;
  if (collection.error) return `The last collection failed: ${collection.error}`;
  return `The last collection was ${collection.status === "interrupted" ? "interrupted" : "not finished"}.`;
}

/** `2 of 3 sources complete` */
export function coverageStatement(sources: SourceCoverage[]): string {
  if (sources.length === 0) return "No source yet";
  const complete = sources.filter(isReadCompletely).length;
  return `${complete} of ${count(sources.length, "source")} complete`;
}

/** How well everything is read: as a mark, and in words. */
export interface CoverageSummary {
  status: "complete" | "partial" | "not-supported";
  statement: string;
}

export function coverageSummary(sources: SourceCoverage[]): CoverageSummary {
  const read = sources.every(isReadCompletely) ? "complete" : "partial";
  return { status: sources.length === 0 ? "not-supported" : read, statement: coverageStatement(sources) };
}

/** What a part brought: of something incomplete only what was seen, and nothing where nothing was read. */
export function foundWords({ facts, status }: { facts: number; status: CoverageStatus }): string {
  if (status === "complete") return `${number(facts)} found`;
  return status === "partial" ? `at least ${number(facts)} found` : "not read";
}

const GAP_WORDS: Partial<Record<CoverageStatus, string>> = {
  partial: "read in part",
  denied: "not readable",
  failed: "not read, because reading failed",
  carried: "not read this time",
  "not-supported": "not readable here",
  "switched-off": "not read by choice",
  "out-of-scope": "no longer in sight",
};

/** Kinds of listings named in a line; the rest are counted. */
const GAPS_NAMED = 3;

/** What was not read, a sentence for each kind of listing: `Secrets not readable. Pods read in part.` */
export function gapWords(gaps: readonly CoverageGap[]): string {
  const byLabel = new Map<string, CoverageGap>();
  for (const gap of gaps) if (!byLabel.has(gap.label)) byLabel.set(gap.label, gap);
  const sentences = [...byLabel.values()].map(({ label, status, heldClosings }) => {
    if (heldClosings > 0) return `${label}: ${count(heldClosings, "removal")} not confirmed.`;
    return `${label} ${GAP_WORDS[status as CoverageStatus] ?? status}.`;
  });
  const more = sentences.length - GAPS_NAMED;
  if (more <= 1) return sentences.join(" ");
  return `${sentences.slice(0, GAPS_NAMED).join(" ")} ${number(more)} more kinds of listings are incomplete.`;
}
