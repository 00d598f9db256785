import { canonicalJson } from "#lib/domain/facts/canonical-json.ts";
import {
  COMPLETE,
  MAX_PROBLEMS,
  type CoverageProblem,
  type CoverageStatus,
  type SliceCoverage,
} from "#lib/domain/facts/coverage.ts";
import type { Fact } from "#lib/domain/facts/fact.ts";
import type { Reduction } from "./reduce.ts";

/** One row of a listing as it came: of an answer or of an export; or what kept it from being read. */
export type Row =
  { value: unknown; evidence: string; at?: Pick<CoverageProblem, "where" | "line"> } | { problem: CoverageProblem };

/** One row of a listing as it was kept, and the call or file it came from. */
export interface Read<Document> {
  document: Document;
  evidence: string;
}

/** How a slice ends that was read, or why it was not. */
export interface PlannedEnd {
  status: CoverageStatus;
  reason?: string;
}

/** Says whether facts may be emitted for a slice: one that was not read has none. */
export function hasFacts({ status }: PlannedEnd): boolean {
  return status === "complete" || status === "partial";
}

/** Takes in the rows of one listing and remembers what was wrong with them. */
export class RowIntake<Document> {
  readonly reads: Read<Document>[] = [];
  readonly #reduce: (value: unknown) => Reduction<Document>;
  readonly #problems: CoverageProblem[] = [];
  #count = 0;

  /** @param reduce cuts a row down to what its listing keeps */
  constructor(reduce: (value: unknown) => Reduction<Document>) {
    this.#reduce = reduce;
  }

  /** Keeps what is left of a row; the row itself goes no further. */
  take(row: Row): void {
    if ("problem" in row) {
      this.report(row.problem);
      return;
    }
    const { value, evidence, at = { where: evidence } } = row;
    const reduction = this.#reduce(value);
    if (!reduction.ok) {
      this.report({ ...at, message: `Not read: ${reduction.message}.` });
      return;
    }
    const { document, cut, faults = [] } = reduction;
    if (cut.length > 0) this.report({ ...at, message: `Oversize: more than is kept of ${cut.join(", ")}.` });
    for (const message of faults) this.report({ ...at, message });
    this.reads.push({ document, evidence });
  }

  report(problem: CoverageProblem): void {
    this.#count++;
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push(problem);
  }

  /** How the slice ended that would have ended as stated had everything been readable. */
  coverage({ status, reason }: PlannedEnd): SliceCoverage {
    if (this.#count === 0 || (status !== "complete" && status !== "partial")) {
      if (status === "complete") return COMPLETE;
      return { status, ...(reason === undefined ? {} : { reason }), problems: [], problemCount: 0 };
    }
    const rows = this.#count === 1 ? "One row" : `${this.#count} rows`;
    const unread = `${rows} could not be read whole. What was known of it is kept; see what is listed.`;
    return {
      status: "partial",
      reason: reason === undefined ? unread : `${reason} ${unread}`,
      problems: this.#problems,
      problemCount: this.#count,
    };
  }
}

/**
 * Each fact once, whatever the order: pages of a listing overlap when something is added between them. Two identities
 * of one name cannot be: of them one is left out, which `report` is told.
 */
export function onceEach(facts: readonly Fact[], report: (problem: CoverageProblem) => void): Fact[] {
  const byKey = new Map<string, Fact>();
  for (const fact of facts) {
    const id = idOf(fact);
    const before = byKey.get(id);
    if (!before || contentOf(before) < contentOf(fact)) byKey.set(id, fact);
  }
  const aliases = new Set<string>();
  const kept: Fact[] = [];
  for (const [, fact] of [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (fact.noun === "identity" && aliases.has(fact.alias)) {
      report({ where: fact.evidence.source, message: "Not read: it has the name of another that was read." });
      continue;
    }
    if (fact.noun === "identity") aliases.add(fact.alias);
    kept.push(fact);
  }
  return kept;
}

function idOf({ noun, kind, key }: Fact): string {
  return `${noun} ${kind} ${key}`;
}

/** Text that tells two versions of one fact apart, whichever came first. */
function contentOf({ alias, name, content, lastUse }: Fact): string {
  return `${alias} ${name} ${canonicalJson(content)} ${lastUse?.at ?? ""}`;
}
