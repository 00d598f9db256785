import { InvalidArgumentError } from "commander";

const UNIT_MS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Reads a time as people write it: ISO 8601, or `7d` for seven days before `now`. */
export function readTime(text: string, now: Date): Date {
  const ago = /^(\d{1,5})([mhdw])$/.exec(text);
  if (ago) return new Date(now.getTime() - Number(ago[1]) * (UNIT_MS[ago[2] ?? ""] ?? 0));
  const time = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(time.getTime())) return time;
  throw new InvalidArgumentError("Write a time like 2026-03-03, 2026-03-03T09:00:00Z or 7d.");
}
