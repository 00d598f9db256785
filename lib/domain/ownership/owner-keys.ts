import { lastSegment } from "../last-segment.ts";

/** Last segments of the keys that name an owner. */
export const OWNER_SEGMENTS: readonly string[] = ["owner", "team", "owned-by", "squad"];

/**
 * True for a label, annotation or tag key that names an owner: `owner`, `team`, `example.com/owner`, `acme:owner`.
 * Collectors keep these keys; everything else that only decorates is dropped.
 */
export function isOwnerKey(key: string): boolean {
  return OWNER_SEGMENTS.includes(lastSegment(key).toLowerCase());
}
