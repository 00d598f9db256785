import { describe, expect, it } from "vitest";
import { FACETS, type Facet, type FacetValue, type InventoryCounts } from "#lib/domain/inventory/list.ts";
import { headline, noneMatches, whatEmptiesIt, withoutIt } from "./headline.ts";

function countsOf(
  part: Partial<Omit<InventoryCounts, "facets">>,
  counts: Partial<Record<Facet, [string, number][]>> = {},
) {
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, (counts[facet] ?? []).map(toValue)]));
  const hidden = { humans: 0, vendors: 0 };
  return {
    ...{ total: 143, hidden, atLeast: false },
    ...part,
    facets: facets as InventoryCounts["facets"],
  };
}

function toValue([value, count]: [string, number]): FacetValue {
  return { value, count };
}

describe("headline", () => {
  const owners = { owner: [["none", 31] satisfies [string, number]] };

  it.each([
    [countsOf({}, owners), {}, false, "143 identities; 31 have no owner"],
    [countsOf({ atLeast: true }, owners), {}, false, "At least 143 identities; at least 31 have no owner"],
    [
      countsOf({ atLeast: true, total: 31 }, owners),
      {},
      true,
      "At least 31 identities match; at least 31 have no owner",
    ],
    [countsOf({ total: 1 }, { owner: [["none", 1]] }), {}, false, "1 identity; none has an owner"],
    [countsOf({}), {}, false, "143 identities; each has an owner"],
    [countsOf({ atLeast: true }), {}, false, "At least 143 identities"],
    [countsOf({}, owners), {}, true, "143 identities match; 31 have no owner"],
    [countsOf({ total: 31 }, owners), { owner: { is: ["none"], not: [] } }, true, "31 identities have no owner"],
    [countsOf({ total: 9 }, owners), { owner: { is: ["web"], not: [] } }, true, "9 identities match"],
    [countsOf({ total: 1234 }, owners), {}, false, "1,234 identities; 31 have no owner"],
  ])("%#", (found, facets, filtered, words) => expect(headline(found, facets, filtered)).toBe(words));
});

describe("whatEmptiesIt", () => {
  const facets = { owner: { is: ["none"], not: [] }, system: { is: ["aws"], not: [] } };

  it("names the facet whose absence would leave most", () => {
    const counts: Partial<Record<Facet, [string, number][]>> = {
      owner: [
        ["web", 12],
        ["data", 2],
      ],
      system: [["aws", 3]],
    };
    const found = countsOf({ total: 0 }, counts);
    expect(whatEmptiesIt(found, facets)).toEqual({ facet: "owner", left: 14 });
  });

  it("names none when no facet alone is at fault", () => {
    expect(whatEmptiesIt(countsOf({ total: 0 }), facets)).toBeNull();
  });
});

describe("an empty list", () => {
  it.each([
    [1, countsOf({ total: 0 }), "No identity matches this filter."],
    [2, countsOf({ total: 0 }), "No identity matches both filters."],
    [3, countsOf({ total: 0, atLeast: true }), "No identity that could be seen matches all 3 filters."],
    [1, null, "No identity that could be seen matches this filter."],
  ])("of %i filters", (filters, counts, words) => expect(noneMatches(filters, counts)).toBe(words));

  it("says what would be there without a filter, and when that may be too few", () => {
    const culprit = { facet: "owner", left: 1400 } as const;
    expect(withoutIt(culprit, { atLeast: false })).toBe("Without the filter on owner there would be 1,400.");
    expect(withoutIt(culprit, { atLeast: true })).toBe("Without the filter on owner there would be at least 1,400.");
  });
});
