import { expect, it } from "vitest";
import type { InventoryPage } from "#lib/domain/inventory/list.ts";
import { filterChips } from "./filter-chips.ts";
import { readInventoryRequest } from "./search-params.ts";

const now = new Date("2026-11-20T13:42:00Z");

function chipsOf(address: string, hidden = { humans: 0, vendors: 0 }) {
  const request = readInventoryRequest(Object.fromEntries(new URLSearchParams(address)), now);
  const page = { hidden } as InventoryPage;
  return filterChips({ ...request, page, now, asOf: null });
}

it("makes a chip of every limit and word, each with what is left without it", () => {
  const chips = chipsOf("q=owner:none,web -kind:workflow deploy");
  expect(chips.map(({ label, change }) => [label, change.q])).toEqual([
    ["Kind: not workflow", "owner:none,web deploy"],
    ["Owner: No owner or web", "-kind:workflow deploy"],
    ["“deploy”", "-kind:workflow owner:none,web"],
  ]);
});

it("says what is left out unless asked for, and how to leave it out again", () => {
  expect(chipsOf("", { humans: 1, vendors: 16 }).map(({ label, change }) => [label, change])).toEqual([
    ["Hidden: 1 person or group", { humans: true }],
    ["Hidden: 16 system and vendor accounts", { vendors: true }],
  ]);
  expect(chipsOf("humans=true").map(({ label, change }) => [label, change])).toEqual([
    ["With people and groups", { humans: false }],
  ]);
});

it("shows invisible characters of a word, and only so much of it", () => {
  expect(chipsOf(`q=${"a".repeat(200)}`)[0]?.label).toHaveLength(62);
  expect(chipsOf("q=a\u202eb")[0]?.label).toBe(String.raw`“a\u{202e}b”`);
});
