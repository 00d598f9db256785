import { describe, expect, it } from "vitest";
import { readWeekRequest } from "./search-params.ts";

const NOW = new Date("2026-03-10T09:00:00Z");
const VISIT = new Date("2026-03-09T17:00:00Z");
const WEEK_AGO = new Date("2026-03-03T09:00:00Z");

describe("since when changes are told", () => {
  it.each([
    ["the last visit", {}, VISIT, VISIT],
    ["seven days, when asked for", { since: "week" }, VISIT, WEEK_AGO],
    ["seven days on the first visit", {}, null, WEEK_AGO],
    ["seven days on the first visit, whatever is asked", { since: "visit" }, null, WEEK_AGO],
    ["the seven days before a past time", { asof: "2026-02-10T09:00Z" }, VISIT, new Date("2026-02-03T09:00:00Z")],
  ])("%s", (_name, raw, visit, since) => {
    expect(readWeekRequest(raw, NOW, visit)).toMatchObject({ since, invalid: [] });
  });

  it("does not believe in times to come, and says what it ignored", () => {
    const request = readWeekRequest({ asof: "2026-04-01T00:00Z", since: "ever", x: "1" }, NOW, VISIT);

    expect(request.asOf).toBeNull();
    expect(request.since).toEqual(VISIT);
    expect(request.invalid).toEqual(["since=ever", "x=1", "asof=2026-04-01T00:00Z"]);
  });
});
