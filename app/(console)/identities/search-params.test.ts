import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SORTS } from "#lib/domain/inventory/list.ts";
import { IDENTITY_TABS } from "#lib/domain/inventory/view.ts";
import { COLUMNS } from "./columns.ts";
import { inventoryAddress, readInventoryRequest, type InventoryParams } from "./search-params.ts";

const now = new Date("2026-11-20T13:42:00Z");

function read(address: string) {
  return readInventoryRequest(Object.fromEntries(new URL(address, "http://localhost").searchParams), now);
}

it("reads back every address it writes", () => {
  const whole = { asof: fc.date({ min: new Date(0), max: now, noInvalidDate: true }).map(toSeconds) };
  const params: fc.Arbitrary<InventoryParams> = fc.record({
    asof: fc.option(whole.asof),
    q: fc.string({ unit: "grapheme" }),
    sort: fc.constantFrom(...SORTS),
    dir: fc.constantFrom("asc", "desc"),
    cursor: fc.option(fc.string({ unit: "grapheme-ascii", minLength: 1 })),
    humans: fc.boolean(),
    vendors: fc.boolean(),
    cols: fc.option(fc.subarray([...COLUMNS]).map((columns) => columns.join(","))),
    open: fc.option(fc.uuid()),
    tab: fc.constantFrom(...IDENTITY_TABS),
    view: fc.option(fc.constantFrom("all", "unowned")),
  });
  fc.assert(
    fc.property(params, (written) => {
      const { params: found, invalid } = read(inventoryAddress("/identities", written));
      expect(found).toEqual(written);
      expect(invalid).toEqual([]);
    }),
  );
});

it("leaves out what is at its default", () => {
  expect(inventoryAddress("/identities", { q: "", sort: "name", dir: "asc", humans: false })).toBe("/identities");
});

it("asks for what the address says", () => {
  const { query } = read(
    "/identities?q=owner:none+deploy&sort=last-change&dir=desc&vendors=true&asof=2026-11-03T14:00Z",
  );
  expect(query).toEqual({
    text: ["deploy"],
    facets: { owner: { is: ["none"], not: [] } },
    sort: "last-change",
    descending: true,
    cursor: undefined,
    pageSize: 50,
    asOf: new Date("2026-11-03T14:00:00Z"),
    includeHumans: false,
    includeVendors: true,
  });
});

describe("what is invalid is ignored and listed", () => {
  it.each(["sort=ability", "dir=up", "humans=maybe", "asof=yesterday", "asof=2026-11-21T00:00Z", "reaches=yes"])(
    "%s",
    (parameter) => {
      const { invalid, query } = read(`/identities?${parameter}`);
      expect(invalid).toEqual([parameter]);
      expect(query).toEqual(read("/identities").query);
    },
  );

  it("says which piece of the filter is wrong", () => {
    expect(read("/identities?q=owner:none+reaches:yes").errors).toMatchObject([{ term: "reaches:yes" }]);
  });

  it("names the columns there are not, and shows the others", () => {
    const { invalid, columns } = read("/identities?cols=owner,reach,kind");
    expect(invalid).toEqual(["cols=reach"]);
    expect(columns).toEqual(["owner", "kind"]);
  });

  it("names a parameter that stands twice", () => {
    expect(readInventoryRequest({ sort: ["name", "owner"] }, now).invalid).toEqual(["sort=name,owner"]);
  });
});

function toSeconds(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000);
}
