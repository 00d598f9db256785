import fc from "fast-check";
import { expect, it } from "vitest";
import type { ListedRow } from "./listed-row.ts";
import { packRows, unpackRows } from "./packed-rows.ts";

const owner = fc.option(fc.record({ owner: fc.constantFrom("web", "__proto__"), because: fc.constant("label") }));
const lastUsed = fc.constantFrom({ unknown: "why" }, { never: true, since: "2026-01-01T00:00:00.000Z" });
const row = fc.record({
  id: fc.uuid(),
  name: fc.string({ maxLength: 3 }),
  owner,
  lastUsed,
  attachments: fc.integer({ min: 0, max: 90 }),
}) as unknown as fc.Arbitrary<ListedRow>;

it("gives back the rows it was given, in their order", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 90 }), (rows) => {
      const ids = rows.map(({ id }) => id);
      const back = unpackRows(ids, packRows(rows, ["name", "owner", "lastUsed", "attachments"]));
      expect(back).toEqual(rows);
    }),
  );
});

it("says once what rows have in common, and of no more fields than it was told", () => {
  const web = { owner: "web", because: "label" };
  const rows = [web, null, web].map((owner, place) => ({ name: `n${place}`, owner, kind: "user" }) as ListedRow);

  const packed = packRows(rows, ["name", "owner"]);

  expect(packed).toEqual({ name: { values: ["n0", "n1", "n2"] }, owner: { values: [web, null], at: "010" } });
});
