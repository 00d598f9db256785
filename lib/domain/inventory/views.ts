/** A list somebody comes back to. */
export interface InventoryView {
  /** What names it in an address: a slug, or the id of a saved one. */
  id: string;
  name: string;
  /** The address of the list without its path. */
  query: string;
}

/** A view somebody saved. */
export interface SavedView extends InventoryView {
  shared: boolean;
  /** Whose it is; null: of whoever asks. */
  owner: string | null;
}

/** The views every installation has. Nobody changes them. */
export const BUILT_IN_VIEWS: readonly InventoryView[] = [
  { id: "all", name: "All", query: "" },
  { id: "reaches", name: "Reaches production", query: "q=reaches:production,conditional" },
  { id: "production", name: "In production", query: "q=environment:production" },
  { id: "unowned", name: "Unowned", query: "q=owner:none" },
  { id: "changed", name: "Changed this week", query: "q=changed:<7d&sort=last-change&dir=desc" },
  { id: "expiring", name: "Expiring in 30 days", query: "q=expires:<30d&sort=expires" },
  { id: "endless", name: "No end", query: "q=expires:never" },
];

/** What of an address a view keeps; the time, the page and the panel are not part of it. */
export const VIEW_PARAMETERS = ["q", "sort", "dir", "cols", "humans", "vendors"] as const;

/** The part of an address that a view keeps, always written the same way, so that two can be compared. */
export function viewQuery(address: string): string {
  const given = new URLSearchParams(address);
  const kept = new URLSearchParams();
  for (const name of VIEW_PARAMETERS) {
    const value = given.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept.toString();
}
