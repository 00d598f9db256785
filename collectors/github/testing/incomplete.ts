import type { Collected } from "#collectors/shared/testing/collected.ts";

/** Slices that did not end complete, but for what is never read. */
export function unfinished({ slices }: Pick<Collected, "slices">): Collected["slices"] {
  return slices.filter(({ slice, coverage }) => coverage.status !== "complete" && slice.kind !== "never-read");
}

/** Kinds of those. */
export function incomplete(collected: Collected): string[] {
  return unfinished(collected).map(({ slice }) => slice.kind);
}
