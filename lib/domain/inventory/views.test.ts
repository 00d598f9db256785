import { describe, expect, it } from "vitest";
import { parseFilter } from "#lib/domain/filter/grammar.ts";
import { SORTS } from "./list.ts";
import { BUILT_IN_VIEWS, viewQuery } from "./views.ts";

describe("viewQuery", () => {
  it("is the same however an address was written", () => {
    expect(viewQuery("q=owner:none&sort=owner")).toBe(
      viewQuery("?sort=owner&cursor=x&q=owner%3Anone&open=1&asof=2026"),
    );
  });

  it("tells other lists apart", () => {
    expect(viewQuery("q=owner:none")).not.toBe(viewQuery("q=owner:none&dir=desc"));
    expect(viewQuery("cols=")).not.toBe(viewQuery(""));
  });
});

it.each(BUILT_IN_VIEWS)("$name asks for something there is", ({ query }) => {
  const parameters = new URLSearchParams(query);
  expect(parseFilter(parameters.get("q") ?? "").errors).toEqual([]);
  expect([...SORTS, null]).toContain(parameters.get("sort"));
});
