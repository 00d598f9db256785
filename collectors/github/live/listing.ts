import type { SliceId } from "../manifest.ts";
import { idOf } from "./records.ts";

/** One list of GitHub's. */
export interface Listing {
  slice: SliceId;
  path: string;
  /** Where the rows are, in answers that are an object: `secrets`. */
  rowsIn?: string;
  /** Most rows GitHub gives in one page of it, where that is less than of others. */
  pageSize?: number;
  /** What a row is kept as, before it is reduced. */
  rowOf(row: unknown): unknown;
  idOf(row: unknown): unknown;
}

/**
 * Most variables in one page, of organizations, repositories and environments; GitHub takes a larger number for this one.
 * @see https://docs.github.com/en/rest/actions/variables
 */
export const VARIABLES_PAGE = 30;

/** A list whose rows are kept as they are, but for what is said. */
export function listing(slice: SliceId, path: string, more: Partial<Omit<Listing, "slice" | "path">> = {}): Listing {
  return { slice, path, rowOf: (row) => row, idOf, ...more };
}

/** A path with each of its parts written so that it stays one part. */
export function path(strings: TemplateStringsArray, ...parts: (string | number)[]): string {
  return String.raw({ raw: strings }, ...parts.map((part) => encodeURIComponent(String(part))));
}
