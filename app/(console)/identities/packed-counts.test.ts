import fc from "fast-check";
import { expect, it } from "vitest";
import { FACETS, type InventoryCounts } from "#lib/domain/inventory/list.ts";
import { packCounts, unpackCounts } from "./packed-counts.ts";

const values = fc.array(fc.record({ value: fc.string(), count: fc.nat() }), { maxLength: 5 });
const facets = fc.record(Object.fromEntries(FACETS.map((facet) => [facet, values])));

it("gives back the counts it was given, and sends nothing of a facet without values", () => {
  fc.assert(
    fc.property(facets, (generated) => {
      const counts = {
        total: 3,
        hidden: { humans: 1, vendors: 0 },
        atLeast: true,
        facets: generated,
      } as InventoryCounts;
      const packed = packCounts(counts);

      expect(unpackCounts(packed)).toEqual(counts);
      expect(Object.values(packed.facets).every(([named]) => named.length > 0)).toBe(true);
    }),
  );
});
