const START = Date.UTC(2026, 0, 1);
const MINUTE_MS = 60_000;

/** The time that many minutes into a history. */
export function timeOf(minutes: number): Date {
  return new Date(START + minutes * MINUTE_MS);
}

/** The other way round. */
export function minutesOf(time: Date): number {
  return (time.getTime() - START) / MINUTE_MS;
}
