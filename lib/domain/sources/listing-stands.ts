import type { CoverageStatus } from "../facts/coverage.ts";
import type { Listing } from "../systems/system.ts";

/** How a listing of a trust domain ended last, for each source that speaks for it. */
export interface ReadListing {
  kind: string;
  scope: string;
  status: CoverageStatus;
  reason: string | null;
  lastCompleteAt: Date | null;
  sweepPeriodSeconds: number;
}

/**
 * Says whether all that a listing shows was read as of a time: it was complete, or it was carried over and its last
 * complete read is within the sweep period of its source. What was carried for longer may be long gone.
 */
export function listingStands(
  listing: Pick<ReadListing, "status" | "lastCompleteAt" | "sweepPeriodSeconds">,
  at: Date,
): boolean {
  const { status, lastCompleteAt, sweepPeriodSeconds } = listing;
  if (status !== "carried") return status === "complete";
  return lastCompleteAt !== null && at.getTime() - lastCompleteAt.getTime() <= sweepPeriodSeconds * 1000;
}

/** A listing as decisions take it: read or not, and why not. */
export function listingAt({ kind, scope, status, reason, ...read }: ReadListing, at: Date): Listing {
  const complete = listingStands({ status, ...read }, at);
  return { kind, scope, complete, reason: reason ?? STATUS_WORDS[status] ?? "" };
}

const STATUS_WORDS: Partial<Record<CoverageStatus, string>> = {
  partial: "Something in them could not be read.",
  denied: "Reading them was refused.",
  failed: "Reading them failed.",
  carried: "They were last read too long ago.",
};
