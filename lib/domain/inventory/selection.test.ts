import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isEmpty,
  isSelected,
  MAX_SELECTED,
  NOTHING_SELECTED,
  pageShare,
  rowsBetween,
  selectedCount,
  withRows,
  type Selection,
} from "./selection.ts";

const row = (id: string) => ({ id, key: `key of ${id}` });
const PAGE = ["a", "b", "c", "d"].map(row);
const ALL: Selection = { kind: "all", at: "2026-11-21T18:05:00.000Z", total: 3214, rows: new Map() };

describe("picked one by one", () => {
  it("holds what was added and not taken away, with its key", () => {
    const two = withRows(withRows(NOTHING_SELECTED, PAGE.slice(0, 3), true), [row("b")], false);

    expect([...two.rows.values()]).toEqual([row("a"), row("c")]);
    expect(selectedCount(two)).toBe(2);
    expect(isEmpty(NOTHING_SELECTED)).toBe(true);
  });

  it("takes no more than can be told one by one", () => {
    const most = withRows(
      NOTHING_SELECTED,
      Array.from({ length: MAX_SELECTED }, (_, n) => row(`n${n}`)),
      true,
    );

    expect(withRows(most, [row("more")], true)).toBe(most);
    expect(withRows(most, [row("n1")], true).rows.size).toBe(MAX_SELECTED);
  });
});

describe("all that match", () => {
  it("holds rows nobody has seen, but not those left out", () => {
    const but = withRows(ALL, [row("a")], false);

    expect(isSelected(but, "never seen")).toBe(true);
    expect(isSelected(but, "a")).toBe(false);
    expect(selectedCount(but)).toBe(3213);
    expect(selectedCount(withRows(but, [row("a")], true))).toBe(3214);
  });

  it("has no count where nobody could count, and is not nothing", () => {
    expect(selectedCount({ ...ALL, total: null })).toBeNull();
    expect(isEmpty({ ...ALL, total: null })).toBe(false);
  });
});

it("selects exactly what it was told, in either kind", () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...PAGE), fc.boolean()), { maxLength: 20 });
  fc.assert(
    fc.property(fc.constantFrom(NOTHING_SELECTED, ALL), steps, (start, told) => {
      const end = told.reduce((selection, [one, on]) => withRows(selection, [one], on), start);
      for (const { id } of PAGE) {
        const last = told.findLast(([one]) => one.id === id);
        expect(isSelected(end, id)).toBe(last ? last[1] : isSelected(start, id));
      }
    }),
  );
});

it("knows the rows between two, in both directions", () => {
  expect(rowsBetween(PAGE, "d", "b").map(({ id }) => id)).toEqual(["b", "c", "d"]);
  expect(rowsBetween(PAGE, "b", "c").map(({ id }) => id)).toEqual(["b", "c"]);
  expect(rowsBetween(PAGE, "on another page", "c").map(({ id }) => id)).toEqual(["c"]);
});

it("says how much of a page is selected", () => {
  expect(pageShare(NOTHING_SELECTED, PAGE)).toBe("none");
  expect(pageShare(withRows(NOTHING_SELECTED, [row("a")], true), PAGE)).toBe("some");
  expect(pageShare(ALL, PAGE)).toBe("all");
});
