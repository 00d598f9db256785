import { describe, expect, it } from "vitest";
import { age, dateTime, exactly, exactTime, interval, longDate, relativeTime } from "./time.ts";

const now = new Date("2026-11-20T13:42:05Z");
const at = (text: string) => new Date(text);

describe("relativeTime", () => {
  it.each([
    ["2026-11-20T13:41:06Z", "now"],
    ["2026-11-20T13:41:05Z", "1 min ago"],
    ["2026-11-20T12:43:00Z", "59 min ago"],
    ["2026-11-20T12:42:05Z", "1 h ago"],
    ["2026-11-19T13:42:06Z", "23 h ago"],
    ["2026-11-19T13:42:05Z", "1 d ago"],
    ["2026-10-22T13:42:05Z", "29 d ago"],
    ["2026-10-21T13:42:05Z", "21 Oct"],
    ["2025-11-20T13:42:05Z", "20 Nov 2025"],
    ["2026-11-20T16:42:05Z", "in 3 h"],
    ["2027-02-01T00:00:00Z", "1 Feb 2027"],
  ])("%s is %s", (text, words) => expect(relativeTime(at(text), now)).toBe(words));
});

describe("age", () => {
  it.each([
    ["2026-11-20T13:42:00Z", "new"],
    ["2026-11-20T08:42:05Z", "5 h"],
    ["2026-10-21T13:42:05Z", "30 d"],
    ["2026-03-01T00:00:00Z", "8 mo"],
    ["2022-11-20T00:00:00Z", "4 y"],
    ["2026-11-21T00:00:00Z", "new"],
  ])("since %s is %s", (text, words) => expect(age(at(text), now)).toBe(words));
});

it("says both ends of an interval", () => {
  const words = interval(at("2026-11-08T21:10:00Z"), at("2026-11-08T22:10:00Z"), now);
  expect(words).toBe("between 8 Nov 21:10 and 8 Nov 22:10 UTC");
  expect(interval(null, at("2026-11-08T22:10:00Z"), now)).toBe("before 8 Nov 22:10 UTC");
});

it("names the year when it is another one", () => {
  expect(dateTime(at("2025-11-08T22:10:00Z"), now)).toBe("8 Nov 2025, 22:10");
});

it("writes exact times and long dates in UTC", () => {
  expect(exactTime(now)).toBe("20 Nov 2026, 13:42:05 UTC");
  expect(longDate(now)).toBe("Friday 20 November 2026");
});

describe("what a datetime says in full", () => {
  it.each([
    ["2026-11-20T13:42:05Z", "20 Nov 2026, 13:42:05 UTC"],
    ["2026-11-20", "20 Nov 2026, in UTC; the system notes no hour"],
    ["", null],
    ["soon", null],
  ])("%s is %s", (datetime, words) => {
    expect(exactly(datetime)).toBe(words);
  });
});
