/** Last segments of the keys that name an owner. */
export const OWNER_SEGMENTS: readonly string[] = ["owner", "team", "owned-by", "squad"];

/**
 * True for a label, annotation or tag key that names an owner: `owner`, `team`, `example.com/owner`.
 * Collectors keep these keys; everything else that only decorates is dropped.
 */
export function isOwnerKey(key: string): boolean {
  return OWNER_SEGMENTS.includes(lastSegment(key).toLowerCase());
}

function lastSegment(key: string): string {
  return key.slice(key.lastIndexOf("/") + 1);
}
