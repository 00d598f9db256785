import type { Collected } from "#collectors/shared/testing/collected.ts";

/** Kinds of the slices that did not end complete. */
export function incomplete({ slices }: Collected): string[] {
  return slices.filter(({ coverage }) => coverage.status !== "complete").map(({ slice }) => slice.kind);
}
