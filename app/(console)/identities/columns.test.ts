import { expect, it } from "vitest";
import { columnWidths, DEFAULT_COLUMNS, moveColumn, readColumns, toggleColumn, writeColumns } from "./columns.ts";

it("reads columns in their order and lists what is none", () => {
  expect(readColumns("owner,where,reach,owner,__proto__")).toEqual({
    columns: ["owner", "where"],
    unknown: ["reach", "owner", "__proto__"],
  });
  expect(readColumns("")).toEqual({ columns: [], unknown: [] });
});

it("writes the usual columns as nothing and others so that they are read again", () => {
  expect(writeColumns(DEFAULT_COLUMNS)).toBeNull();
  expect(writeColumns([])).toBe("");
  expect(readColumns(writeColumns(["status", "kind"]) ?? "").columns).toEqual(["status", "kind"]);
});

it("moves a column by one place and never out of the list", () => {
  expect(moveColumn(["where", "kind", "owner"], "owner", -1)).toEqual(["where", "owner", "kind"]);
  expect(moveColumn(["where", "kind"], "where", -1)).toEqual(["where", "kind"]);
  expect(moveColumn(["where", "kind"], "kind", 1)).toEqual(["where", "kind"]);
});

it("adds a column at the end and takes it out again", () => {
  expect(toggleColumn(["where"], "status")).toEqual(["where", "status"]);
  expect(toggleColumn(["where", "status"], "where")).toEqual(["status"]);
});

it("shares the whole width", () => {
  const { shares } = columnWidths(DEFAULT_COLUMNS);
  expect(shares.reduce((sum, share) => sum + Number.parseFloat(share), 0)).toBeCloseTo(100, 1);
});
