import type { SliceCoverage } from "#lib/domain/facts/coverage.ts";
import type { LastUse, Noun } from "#lib/domain/facts/fact.ts";
import type { Slice, SliceKind } from "#lib/domain/facts/slice.ts";
import type { Fence } from "./fence.ts";
import type { EncodedFacts } from "./stage.ts";

/** One slice as a collector ended it, ready to be written. */
export interface SliceInput {
  slice: Slice;
  sliceKind: SliceKind;
  coverage: SliceCoverage;
  facts: EncodedFacts;
  /** Facts by noun. */
  counts: ReadonlyMap<Noun, number>;
  /** Scopes of the facts, each once. */
  scopes: readonly string[];
  /** Last uses that came with the facts, by fact id. */
  uses: ReadonlyMap<string, LastUse>;
}

/** Where and when the slice was read. */
export interface ApplyTarget extends Fence {
  sourceId: number;
  trustDomainId: number;
  readAt: Date;
}

/** The kinds a slice defines as two parallel arrays, for `unnest`. */
export function definedColumns(kind: SliceKind): [string[], string[]] {
  return [kind.defines.map((defined) => defined.noun), kind.defines.map((defined) => defined.kind)];
}

/** Where what is listed says when it ends, a listing that lacks it proves nothing: it may have forgotten it. */
export function closesMissing(input: SliceInput): boolean {
  return provesAbsence(input) && input.sliceKind.closes !== "expiry";
}

/** A listing of what this credential may see proves nothing absent, however complete it is (design: principle 3). */
export function provesAbsence({ coverage, slice, sliceKind }: SliceInput): boolean {
  return coverage.status === "complete" && (sliceKind.parentOf === undefined || slice.authoritative === true);
}
