import { expect, it } from "vitest";
import { isFacetOpen, readFolds, writeFolds } from "./facet-folds.ts";

it("opens what is usual and what narrows the list, unless somebody decided otherwise", () => {
  expect(isFacetOpen("owner", {}, false)).toBe(true);
  expect(isFacetOpen("source", {}, false)).toBe(false);
  expect(isFacetOpen("source", {}, true)).toBe(true);
  expect(isFacetOpen("owner", { owner: false }, false)).toBe(false);
  expect(isFacetOpen("source", { source: true }, false)).toBe(true);
});

it("lets a facet that narrows the list be folded", () => {
  expect(isFacetOpen("source", { source: false }, true)).toBe(false);
  expect(isFacetOpen("owner", { owner: false }, true)).toBe(false);
});

it("reads what it wrote and forgets what is no facet", () => {
  const folds = { owner: false, "last-used": true };
  expect(readFolds(writeFolds(folds) ?? "")).toEqual(folds);
  expect(readFolds("__proto__.-reach.owner")).toEqual({ owner: true });
  expect(readFolds(undefined)).toEqual({});
  expect(writeFolds({})).toBeNull();
});
