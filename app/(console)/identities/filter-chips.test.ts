import { describe, expect, it } from "vitest";
import { appliedEdit, exclusionChips, filterChips } from "./filter-chips.ts";
import { readInventoryRequest } from "./search-params.ts";

const now = new Date("2026-11-20T13:42:00Z");

function chipsOf(address: string) {
  return filterChips(readInventoryRequest(Object.fromEntries(new URLSearchParams(address)), now));
}

it("makes a chip of every limit and word, each with what is left without it", () => {
  const filter = "owner:none,web -kind:workflow deploy";
  const chips = chipsOf(`q=${filter}`);
  expect(chips.map(({ label, edit }) => [label, appliedEdit(filter, edit)])).toEqual([
    ["Kind: not workflow", { q: "owner:none,web deploy" }],
    ["Owner: No owner or web", { q: "-kind:workflow deploy" }],
    ["“deploy”", { q: "-kind:workflow owner:none,web" }],
  ]);
});

describe("a chip of a list that is no longer the latest", () => {
  const [kind, owner, word] = chipsOf("q=owner:none -kind:workflow deploy");

  it("does not bring back what was taken off since", () => {
    const left = [kind, owner, word].reduce(
      (text, chip) => (chip ? (appliedEdit(text, chip.edit).q ?? text) : text),
      "owner:none -kind:workflow deploy",
    );
    expect(left).toBe("");
  });

  it("keeps what was typed since, also what cannot be read", () => {
    const typed = "owner:none -kind:workflow deploy pay nonsense:x";
    expect(owner && appliedEdit(typed, owner.edit).q).toBe("-kind:workflow deploy pay nonsense:x");
  });

  it("changes nothing that is gone already", () => {
    expect(word && appliedEdit("owner:none", word.edit).q).toBe("owner:none");
  });
});

it("says what is left out unless asked for, and how to leave it out again", () => {
  const said = (humans: boolean, atLeast: boolean) =>
    exclusionChips({ humans, vendors: false }, { humans: 1, vendors: 16 }, atLeast).map(({ label, edit }) => [
      label,
      appliedEdit("web", edit),
    ]);
  expect(said(false, false)).toEqual([
    ["Hidden: 1 person or group", { humans: true }],
    ["Hidden: 16 system and vendor accounts", { vendors: true }],
  ]);
  expect(said(true, true)).toEqual([
    ["With people and groups", { humans: false }],
    ["Hidden: at least 16 system and vendor accounts", { vendors: true }],
  ]);
});

it("shows invisible characters of a word, and only so much of it", () => {
  expect(chipsOf(`q=${"a".repeat(200)}`)[0]?.label).toHaveLength(62);
  expect(chipsOf("q=a\u202eb")[0]?.label).toBe(String.raw`“a\u{202e}b”`);
});
