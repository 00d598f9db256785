/** Times a collection is tried before it waits for its schedule. */
const TRIES = 5;
const FIRST_PAUSE_MS = 15_000;
/** A system that asks for more is asked again the next day. */
const LONGEST_WAIT_MS = 24 * 3_600_000;

export interface Failing {
  /** How often it has failed by now, this time included. */
  failures: number;
  now: Date;
  /** When the system said that it may be asked again. */
  retryAt: Date | null;
  /** Between 0 and 1, so that many sources of one failing system do not come back at once. */
  jitter: number;
}

/** Until when a system asks to be left alone, of what may be believed; null: it does not. */
export function waitUntil(retryAt: Date | null, now: Date): Date | null {
  if (!retryAt || Number.isNaN(retryAt.getTime()) || retryAt <= now) return null;
  return new Date(Math.min(retryAt.getTime(), now.getTime() + LONGEST_WAIT_MS));
}

/** When to try again after a failure that may pass: twice as late each time, never before the system allows; null: not. */
export function nextTry({ failures, now, retryAt, jitter }: Failing): Date | null {
  if (failures >= TRIES) return null;
  const pause = FIRST_PAUSE_MS * 2 ** (failures - 1) * (0.5 + jitter / 2);
  const allowed = waitUntil(retryAt, now)?.getTime() ?? 0;
  return new Date(Math.max(now.getTime() + pause, allowed));
}
