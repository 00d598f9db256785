import { FACETS, type Facet } from "#lib/domain/inventory/list.ts";

/** Facets that answer most questions; the others wait folded. */
const USUALLY_OPEN: readonly Facet[] = ["kind", "owner", "environment", "status", "expires", "last-used"];

/** Whether a facet stands open: as usual, unless somebody folded or unfolded it. */
export function isFacetOpen(facet: Facet, turned: readonly Facet[]): boolean {
  return USUALLY_OPEN.includes(facet) !== turned.includes(facet);
}

/** What is other than usual once a facet was folded or unfolded. */
export function withFold(turned: readonly Facet[], facet: Facet, open: boolean): Facet[] {
  const rest = turned.filter((name) => name !== facet);
  return open === USUALLY_OPEN.includes(facet) ? rest : [...rest, facet];
}

/** Reads what the browser remembers; what is no facet is forgotten. */
export function readFolds(text: string | undefined): Facet[] {
  const names = new Set(text?.split("."));
  return FACETS.filter((facet) => names.has(facet));
}

export function writeFolds(turned: readonly Facet[]): string | null {
  return turned.length === 0 ? null : turned.join(".");
}
