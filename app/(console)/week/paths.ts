/** The inventory under a filter. */
export function inventoryPath(filter: string): string {
  return `/identities?q=${encodeURIComponent(filter)}`;
}

/** The page of one source. */
export function sourcePath(slug: string): string {
  return `/sources/${slug}`;
}
