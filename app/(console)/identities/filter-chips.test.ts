import { expect, it } from "vitest";
import { exclusionChips, filterChips } from "./filter-chips.ts";
import { readInventoryRequest } from "./search-params.ts";

const now = new Date("2026-11-20T13:42:00Z");

function chipsOf(address: string) {
  return filterChips(readInventoryRequest(Object.fromEntries(new URLSearchParams(address)), now));
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
  const said = (humans: boolean) => exclusionChips({ humans, vendors: false }, { humans: 1, vendors: 16 });
  expect(said(false).map(({ label, change }) => [label, change])).toEqual([
    ["Hidden: 1 person or group", { humans: true }],
    ["Hidden: 16 system and vendor accounts", { vendors: true }],
  ]);
  expect(said(true).map(({ label, change }) => [label, change])).toEqual([
    ["With people and groups", { humans: false }],
    ["Hidden: 16 system and vendor accounts", { vendors: true }],
  ]);
});

it("shows invisible characters of a word, and only so much of it", () => {
  expect(chipsOf(`q=${"a".repeat(200)}`)[0]?.label).toHaveLength(62);
  expect(chipsOf("q=a\u202eb")[0]?.label).toBe(String.raw`“a\u{202e}b”`);
});
