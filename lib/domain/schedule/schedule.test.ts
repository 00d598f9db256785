import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeSchedule } from "./describe-schedule.ts";
import { checkSchedule, defaultSchedule, nextTime } from "./schedule.ts";

describe("the next time of a schedule", () => {
  it.each([
    ["37 * * * *", "2026-11-21T10:36:59.999Z", "2026-11-21T10:37:00.000Z"],
    ["37 * * * *", "2026-11-21T10:37:00.000Z", "2026-11-21T11:37:00.000Z"],
    ["*/15 * * * *", "2026-12-31T23:50:00.000Z", "2027-01-01T00:00:00.000Z"],
    ["30 2 * * *", "2026-03-29T00:00:00.000Z", "2026-03-29T02:30:00.000Z"],
    ["0 6 * * 1", "2026-11-21T10:00:00.000Z", "2026-11-23T06:00:00.000Z"],
    ["0 0 29 2 *", "2026-11-21T10:00:00.000Z", "2028-02-29T00:00:00.000Z"],
  ])("of %s after %s is %s", (expression, after, next) => {
    expect(nextTime(expression, new Date(after)).toISOString()).toBe(next);
  });
});

describe("the schedule a source begins with", () => {
  it("is hourly, always the same for one slug, and spread over the hour", () => {
    const minutes = new Set<string>();
    for (let number = 0; number < 300; number += 1) {
      const schedule = defaultSchedule(`cluster-${number}`);
      expect(schedule).toMatch(/^\d{1,2} \* \* \* \*$/);
      expect(checkSchedule(schedule).valid).toBe(true);
      minutes.add(schedule);
    }

    expect(minutes.size).toBeGreaterThan(50);
    expect(defaultSchedule("prod-eu")).toBe(defaultSchedule("prod-eu"));
  });
});

describe("checking a schedule", () => {
  it.each([
    ["", /five fields/],
    ["* * * *", /five fields/],
    ["0 0 * * * *", /five fields/],
    ["61 * * * *", /is not a schedule/],
    ["@hourly please do it now", /is not a schedule/],
    ["a b c d e", /is not a schedule/],
    ["0 0 30 2 *", /never comes/],
  ])("refuses %j with a sentence", (text, problem) => {
    expect(checkSchedule(text)).toEqual({ valid: false, problem: expect.stringMatching(problem) as string });
  });

  it("takes white space for what it is", () => {
    expect(checkSchedule("  5   *  * * * ")).toEqual({ valid: true, expression: "5 * * * *" });
  });

  it("ends on any text, and what it accepts comes after any time", () => {
    const field = fc.stringMatching(/^[0-9*,/LW#?a-z-]{1,6}$/);
    fc.assert(
      fc.property(
        fc.tuple(field, field, field, field, field),
        fc.date({ noInvalidDate: true, min: new Date("2020-01-01"), max: new Date("2040-01-01") }),
        (fields, after) => {
          const checked = checkSchedule(fields.join(" "));
          if (!checked.valid) return;
          expect(nextTime(checked.expression, after).getTime()).toBeGreaterThan(after.getTime());
        },
      ),
      { numRuns: 500, seed: 37 },
    );
  });
});

describe("a schedule in words", () => {
  it.each([
    ["37 * * * *", "every hour at :37"],
    ["5 * * * *", "every hour at :05"],
    ["*/15 * * * *", "every 15 minutes"],
    ["*/7 * * * *", "by the schedule */7 * * * * (UTC)"],
    ["* * * * *", "every minute"],
    ["30 2 * * *", "every day at 02:30 UTC"],
    ["0 */6 * * *", "every 6 hours at :00"],
    ["0 6 * * 1", "every Monday at 06:00 UTC"],
    ["0 6 * * 1-5", "by the schedule 0 6 * * 1-5 (UTC)"],
    ["0 6 1 * *", "by the schedule 0 6 1 * * (UTC)"],
  ])("%s is %s", (expression, words) => {
    expect(describeSchedule(expression)).toBe(words);
  });
});
