import type { Reading } from "#prisma/seed/sample/model/cluster.ts";
import type { DaysAgo } from "#prisma/seed/sample/model/entry.ts";

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** Full minutes, so that two starts within one write the same sample. */
export function fullMinute(now: Date): Date {
  return new Date(Math.floor(now.getTime() / MINUTE) * MINUTE);
}

/** The moment so many days before now. */
export function daysBefore(now: Date, days: DaysAgo): Date {
  return new Date(now.getTime() - days * DAY);
}

/** When a cluster was read. */
export function readAt(now: Date, reading: Reading): Date {
  if ("days" in reading) return daysBefore(now, reading.days);
  return new Date(now.getTime() - reading.minutes * MINUTE);
}

/** As Kubernetes writes times: full seconds. */
export function stamp(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

/** The earlier of two moments. */
export function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
