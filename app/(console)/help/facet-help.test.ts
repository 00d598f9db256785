import { describe, expect, it } from "vitest";
import { parseFilter } from "#lib/domain/filter/grammar.ts";
import { FACETS } from "#lib/domain/inventory/list.ts";
import { FACET_HELP, takenBy } from "./facet-help.ts";

describe("the help of the filter", () => {
  it("has every key there is, and no other", () => {
    expect(Object.keys(FACET_HELP).toSorted()).toEqual([...FACETS].toSorted());
  });

  it.each(FACETS)("gives examples of %s that the filter understands", (facet) => {
    const { examples, asks } = FACET_HELP[facet];

    expect(asks).toMatch(/^[^A-Z.].*[^.]$/);
    expect(examples.length).toBeGreaterThan(0);
    for (const [filter] of examples) {
      const parsed = parseFilter(filter);
      expect(parsed.errors).toEqual([]);
      expect(parsed.filter.facets[facet]).toBeDefined();
    }
  });

  it.each(FACETS)("names values of %s that can be typed", (facet) => {
    for (const value of takenBy(facet).filter((one) => /^[a-z-]+$/.test(one))) {
      expect(parseFilter(`${facet}:${value}`).errors).toEqual([]);
    }
  });
});
