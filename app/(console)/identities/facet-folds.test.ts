import { expect, it } from "vitest";
import { isFacetOpen, readFolds, withFold, writeFolds } from "./facet-folds.ts";

it("opens what is usual, unless it was turned", () => {
  expect(isFacetOpen("owner", [])).toBe(true);
  expect(isFacetOpen("source", [])).toBe(false);
  expect(isFacetOpen("owner", ["owner"])).toBe(false);
  expect(isFacetOpen("source", ["source"])).toBe(true);
});

it("remembers only what is other than usual", () => {
  expect(withFold([], "owner", false)).toEqual(["owner"]);
  expect(withFold(["owner"], "owner", false)).toEqual(["owner"]);
  expect(withFold(["owner", "source"], "owner", true)).toEqual(["source"]);
  expect(writeFolds([])).toBeNull();
});

it("reads what it wrote and forgets what is no facet", () => {
  expect(readFolds(writeFolds(["owner", "last-used"]) ?? "")).toEqual(["owner", "last-used"]);
  expect(readFolds("__proto__.reach.owner")).toEqual(["owner"]);
  expect(readFolds(undefined)).toEqual([]);
});
