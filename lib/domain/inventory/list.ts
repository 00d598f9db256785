import type { IdentityRow } from "./identity.ts";

/** What can be filtered by, in the order the rail shows it. */
export const FACETS = [
  "system",
  "kind",
  "owner",
  "environment",
  "status",
  "credential",
  "expires",
  "coverage",
  "source",
] as const;

/**
 * When the first of an identity's credentials ends: within 30 days or already, later, never (none of them ends), at a time
 * that is not known, or there is none.
 */
export const EXPIRES = ["30d", "later", "never", "unknown", "none"] as const;

export type Facet = (typeof FACETS)[number];

/** Values a facet is limited to; `not` excludes. An empty filter lets everything pass. */
export interface FacetFilter {
  is: string[];
  not: string[];
}

export const SORTS = ["name", "owner", "credentials", "last-change"] as const;

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
  /** What to show: `No owner` for `none`. */
  label: string;
  /** Respects every other facet, not its own. */
  count: number;
  selected: boolean;
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
