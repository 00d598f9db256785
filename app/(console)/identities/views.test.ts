import { describe, expect, it } from "vitest";
import { FACETS, type InventoryCounts } from "#lib/domain/inventory/list.ts";
import type { SavedView } from "#lib/domain/inventory/views.ts";
import { readInventoryRequest } from "./search-params.ts";
import { activeView, shownViews, viewAddress, viewCount } from "./views.ts";

const now = new Date("2026-11-20T13:42:00Z");
const MINE: SavedView = {
  id: "0b0a3a1e-0000-8000-8000-000000000001",
  name: "Mine",
  query: "q=owner%3Anone+deploy&cols=kind%2Creach",
  shared: false,
  owner: null,
};
const VIEWS = shownViews([MINE]);

function activeAt(address: string) {
  const { params } = readInventoryRequest(Object.fromEntries(new URLSearchParams(address)), now);
  const { view, changed } = activeView(VIEWS, params, now);
  return { id: view?.id ?? null, changed };
}

function viewNamed(id: string) {
  const view = VIEWS.find((one) => one.id === id);
  if (!view) throw new Error(`There is no view ${id}`);
  return view;
}

describe("activeView", () => {
  it.each([
    ["", "all", false],
    ["view=all", "all", false],
    ["q=owner:none", "unowned", false],
    ["q=owner:none&cursor=abc&open=x&asof=2026-11-01T00:00Z", "unowned", false],
    ["view=unowned", "unowned", true],
    ["q=owner:none&view=unowned", "unowned", false],
    ["q=owner:none&view=unowned&dir=desc", "unowned", true],
    ["q=kind:user", null, false],
    ["q=kind:user&view=no-such-view", null, false],
  ])("of %j", (address, id, changed) => expect(activeAt(address)).toEqual({ id, changed }));

  it("takes nothing for a change that nobody changed: a column that is gone", () => {
    const address = viewAddress(MINE, null);

    expect(activeAt(address.slice(address.indexOf("?")))).toEqual({ id: MINE.id, changed: false });
    expect(readInventoryRequest(Object.fromEntries(new URL(address, "http://x").searchParams), now).invalid).toEqual([
      "cols=reach",
    ]);
  });
});

it("opens a view in the time that is shown", () => {
  expect(viewAddress(viewNamed("unowned"), new Date("2026-11-01T00:00:00Z"))).toBe(
    "/identities?q=owner%3Anone&view=unowned&asof=2026-11-01T00:00Z",
  );
});

describe("viewCount", () => {
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as InventoryCounts["facets"];
  const whole: InventoryCounts = {
    total: 143,
    facets: { ...facets, owner: [{ value: "none", count: 31 }] },
    hidden: { humans: 0, vendors: 0 },
    atLeast: false,
  };

  it.each([
    ["all", 143],
    ["unowned", 31],
    ["production", 0],
    ["changed", 0],
    [MINE.id, null],
  ])("of %s", (id, count) => expect(viewCount(viewNamed(id), whole, now)).toBe(count));

  it("does not tell what the rail does not count", () => {
    const view = (query: string) => ({ id: "x", name: "x", query });
    expect(viewCount(view("q=changed:<3d"), whole, now)).toBeNull();
    expect(viewCount(view("q=-owner:none"), whole, now)).toBeNull();
    expect(viewCount(view("q=kind:user"), whole, now)).toBeNull();
    expect(viewCount(view("humans=true"), whole, now)).toBeNull();
  });
});
