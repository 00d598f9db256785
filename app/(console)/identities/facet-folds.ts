import { FACETS, type Facet } from "#lib/domain/inventory/list.ts";

/** Facets that answer most questions; the others wait folded. */
const USUALLY_OPEN: readonly Facet[] = ["kind", "owner", "environment", "status", "expires", "last-used"];

/** What somebody folded (false) or unfolded (true) themselves. */
export type Folds = Partial<Record<Facet, boolean>>;

/** Whether a facet stands open: as somebody left it, or else as usual; one that narrows the list shows how. */
export function isFacetOpen(facet: Facet, folds: Folds, limited: boolean): boolean {
  return folds[facet] ?? (limited || USUALLY_OPEN.includes(facet));
}

/** Reads what the browser remembers: names of facets, `-` before a folded one. What is no facet is forgotten. */
export function readFolds(text: string | undefined): Folds {
  const parts = new Set(text?.split("."));
  const known = FACETS.filter((facet) => parts.has(facet) || parts.has(`-${facet}`));
  return Object.fromEntries(known.map((facet) => [facet, !parts.has(`-${facet}`)]));
}

export function writeFolds(folds: Folds): string | null {
  const parts = Object.entries(folds).map(([facet, open]) => (open ? facet : `-${facet}`));
  return parts.length === 0 ? null : parts.join(".");
}
