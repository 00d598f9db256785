import type { IdentityRow } from "./identity.ts";

/** What can be filtered by, in the order the rail shows it. */
export const FACETS = [
  "system",
  "kind",
  "name",
  "owner",
  "reaches",
  "ability",
  "chain-length",
  "environment",
  "status",
  "trait",
  "credential",
  "expires",
  "created",
  "changed",
  "last-used",
  "coverage",
  "source",
] as const;

export type Facet = (typeof FACETS)[number];

/** Values a facet is limited to, as lib/domain/filter writes them; `not` excludes. An empty filter lets everything pass. */
export interface FacetFilter {
  is: string[];
  not: string[];
}

/**
 * What the list can be ordered by, always within equals by when the row came. No owner stands before every name. A time
 * that is not known, or that there is not, stands last in both directions: it is neither old nor new, and not hidden.
 */
export const SORTS = [
  "name",
  "owner",
  "kind",
  "credentials",
  "created",
  "last-used",
  "last-change",
  "expires",
] as const;

export type Sort = (typeof SORTS)[number];

/** What the list shows. The page address, exports and the command line are other spellings of this. */
export interface InventoryQuery {
  /** Words that stand in the name or key, all of them. */
  text: string[];
  facets: Partial<Record<Facet, FacetFilter>>;
  sort: Sort;
  descending: boolean;
  /** Opaque; where the page before ended. */
  cursor?: string;
  pageSize: number;
  /** Show the inventory as it was at this time; absent is now. */
  asOf?: Date;
  /** People and groups, and accounts of the platform and its vendors, are left out unless asked for. */
  includeHumans: boolean;
  includeVendors: boolean;
}

export interface FacetValue {
  value: string;
  /** Respects every other facet, not its own. */
  count: number;
}

/** The rows of one page and the ways to its neighbors. */
export interface InventoryRows {
  rows: IdentityRow[];
  /** Position of the first row among all, from 1; null when the page was reached by cursor alone. */
  firstRow: number | null;
  next: string | null;
  previous: string | null;
}

/** What is counted over all pages. */
export interface InventoryCounts {
  total: number;
  facets: Record<Facet, FacetValue[]>;
  /** Rows the default exclusions hide under this filter. */
  hidden: { humans: number; vendors: number };
  /** True when some slice that feeds the list is incomplete: counts are then "at least". */
  atLeast: boolean;
}

export interface InventoryPage extends InventoryRows, InventoryCounts {}
