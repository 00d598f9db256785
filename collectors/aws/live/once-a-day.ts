import type { PlannedEnd } from "#collectors/shared/rows.ts";
import type { SliceId } from "../manifest.ts";
import type { Place } from "../slices/view.ts";
import { lastEnd, type Session } from "./session.ts";

const HOUR_MS = 3_600_000;

/** A little less than a day, so that what is read each day at one time does not wait for the next one. */
const SWEEP_MS = 23 * HOUR_MS;

/** How a listing ends that is read once a day and was read completely within that; null: it is to be read. */
export function carriedEnd(session: Session, kind: SliceId, place: Place): PlannedEnd | null {
  const last = lastEnd(session, kind, place);
  if (last?.status !== "complete" || session.readAt.getTime() - last.readAt.getTime() >= SWEEP_MS) return null;
  const at = last.readAt.toISOString().slice(0, 16);
  return {
    status: "carried",
    reason: `Not read this time: it was read completely at ${at}Z, and is once a day.`,
  };
}
