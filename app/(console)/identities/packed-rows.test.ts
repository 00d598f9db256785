import fc from "fast-check";
import { expect, it } from "vitest";
import type { IdentityRow } from "#lib/domain/inventory/identity.ts";
import { packRows, unpackRows } from "./packed-rows.ts";

const owner = fc.option(fc.record({ owner: fc.constantFrom("web", "__proto__"), because: fc.constant("label") }));
const lastUsed = fc.constantFrom({ unknown: "why" }, { never: true, since: "2026-01-01T00:00:00.000Z" });
const row = fc.record({
  id: fc.uuid(),
  name: fc.string({ maxLength: 3 }),
  owner,
  lastUsed,
  attachments: fc.integer({ min: 0, max: 3 }),
}) as unknown as fc.Arbitrary<IdentityRow>;

it("gives back the rows it was given, in their order", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      const back = unpackRows(packRows(rows));
      expect(back).toEqual(rows);
    }),
  );
});

it("says once what rows have in common", () => {
  const rows = ["a", "b", "c"].map((id) => ({ id, owner: { owner: "web", because: "label" } }) as IdentityRow);

  const { id, owner: packed } = packRows(rows);

  expect(packed).toEqual({ values: [{ owner: "web", because: "label" }], at: [0, 0, 0] });
  expect(id).toEqual({ values: ["a", "b", "c"], at: null });
});
