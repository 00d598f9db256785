import { expect, it } from "vitest";
import { lastRun } from "./cron.ts";

// A Wednesday.
const TIME = new Date("2026-03-18T09:26:40Z");

it.each([
  ["20 2 * * *", "2026-03-18T02:20:00.000Z"],
  ["40 9 * * *", "2026-03-17T09:40:00.000Z"],
  ["30 5 * * 1", "2026-03-16T05:30:00.000Z"],
  ["5 6 * * 1-5", "2026-03-18T06:05:00.000Z"],
  ["0 3 1 * *", "2026-03-01T03:00:00.000Z"],
  ["* * * * *", "2026-03-18T09:26:00.000Z"],
])("%s came up last at %s", (schedule, expected) => {
  expect(lastRun(schedule, TIME).toISOString()).toBe(expected);
});
