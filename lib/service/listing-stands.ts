import type { StoredListing } from "#lib/db/policies.ts";

/**
 * Says whether all that a listing shows was read as of a time: it was complete, or it was carried over and its last
 * complete read is within the sweep period of its source. What was carried for longer may be long gone.
 */
export function listingStands(
  listing: Pick<StoredListing, "status" | "lastCompleteAt" | "sweepPeriodSeconds">,
  at: Date,
): boolean {
  const { status, lastCompleteAt, sweepPeriodSeconds } = listing;
  if (status !== "carried") return status === "complete";
  return lastCompleteAt !== null && at.getTime() - lastCompleteAt.getTime() <= sweepPeriodSeconds * 1000;
}
