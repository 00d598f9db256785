import type { Route } from "next";

/** The inventory under a filter. */
export function inventoryPath(filter: string): Route {
  return `/identities?q=${encodeURIComponent(filter)}` as Route;
}
