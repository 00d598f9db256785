const OWNER_SEGMENTS = new Set(["owner", "team", "owned-by", "squad"]);

/**
 * True for a label, annotation or tag key that names an owner: `owner`, `team`, `example.com/owner`.
 * Collectors keep these keys; everything else that only decorates is dropped.
 */
export function isOwnerKey(key: string): boolean {
  return OWNER_SEGMENTS.has(lastSegment(key).toLowerCase());
}

function lastSegment(key: string): string {
  return key.slice(key.lastIndexOf("/") + 1);
}
