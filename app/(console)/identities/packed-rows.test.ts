import fc from "fast-check";
import { expect, it } from "vitest";
import type { ListedRow } from "./listed-row.ts";
import { packRows, unpackRows } from "./packed-rows.ts";

const owner = fc.option(fc.constantFrom("web", "__proto__"));
const because = fc.option(fc.record({ text: fc.constant("label "), owner: fc.boolean() }));
const lastUsed = fc.constantFrom({ unknown: "why" }, { never: true, since: "2026-01-01T00:00:00.000Z" });
const row = fc.record({
  id: fc.uuid(),
  name: fc.string({ maxLength: 3 }),
  owner,
  because,
  lastUsed,
  attachments: fc.integer({ min: 0, max: 90 }),
}) as unknown as fc.Arbitrary<ListedRow>;

it("gives back the rows it was given, in their order", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 90 }), (rows) => {
      const ids = rows.map(({ id }) => id);
      const back = unpackRows(ids, packRows(rows, ["name", "owner", "because", "lastUsed", "attachments"]));
      expect(back).toEqual(rows);
    }),
  );
});

it("says once what rows have in common, and of no more fields than it was told", () => {
  const web = { text: "label team=", owner: true };
  const rows = [web, null, web].map((because, place) => ({ name: `n${place}`, because, kind: "user" }) as ListedRow);

  const packed = packRows(rows, ["name", "because"]);

  expect(packed).toEqual({ name: { values: ["n0", "n1", "n2"] }, because: { values: [web, null], at: "010" } });
});
