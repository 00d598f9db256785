const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in its largest whole unit: `1 hour`, `24 hours`, `90 days`. */
export function durationWords(seconds: number): string {
  if (seconds >= 2 * DAY) return counted(Math.round(seconds / DAY), "day");
  if (seconds >= HOUR) return counted(Math.round(seconds / HOUR), "hour");
  return counted(Math.max(1, Math.round(seconds / MINUTE)), "minute");
}

function counted(count: number, unit: string): string {
  return `${count.toLocaleString("en-US")} ${unit}${count === 1 ? "" : "s"}`;
}
