import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { identityRow } from "#lib/domain/inventory/testing/identity-row.ts";
import { CELLS } from "./cells.tsx";
import { COLUMNS } from "./columns.ts";
import { listedFields, listedRow, ownerOf, pickedRow } from "./listed-row.ts";
import { packRows, unpackRows } from "./packed-rows.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const AT = "2026-11-18T12:00:00.000Z";
const ROW = identityRow({
  ...{ id: "5e0d53c1-0000-8000-8000-000000000001", key: "kubernetes:prod-eu:serviceaccount:shop/ci" },
  ...{ container: { key: "kubernetes:prod-eu:namespace:shop", name: "shop" }, status: "missing" },
  ...{
    owner: { owner: "web", because: "namespace label team=web" },
    environment: { name: "tooling", because: "label" },
  },
  ...{ credentials: { count: 2, oldestAt: AT }, expires: { at: AT }, attachments: 3, consumers: 4, createdAt: AT },
  ...{ lastUsed: { unknown: "nothing tells" }, lastChangeAt: AT, firstSeenAt: AT, coverage: "incomplete" },
});

const drawn = (node: ReactNode) => renderToStaticMarkup(createElement("div", null, node));

describe("what is sent of a row", () => {
  it.each(COLUMNS)("is all that the cell of %s says", (column) => {
    const [sent] = unpackRows([ROW.id], packRows([listedRow(ROW)], listedFields([column])));

    const cell = sent && drawn(CELLS[column](sent, NOW));

    expect(cell).toBe(drawn(CELLS[column](listedRow(ROW), NOW)));
    expect(cell).not.toMatch(/undefined|NaN/);
  });

  it.each([
    { owner: "web", because: "namespace label team=web" },
    { owner: "web", because: "a rule of the administrator" },
    { owner: "", because: "label" },
    null,
  ])("holds its owner and the evidence: %j", (owner) => {
    const [sent] = unpackRows([ROW.id], packRows([listedRow({ ...ROW, owner })], listedFields(["owner"])));

    expect(sent && ownerOf(sent)).toEqual(owner);
  });

  it.each(["kubernetes:prod:serviceaccount:shop/ci", "kubernetes:prod:uid:77", "ci", ""])("holds its key %s", (key) => {
    const [sent] = unpackRows([ROW.id], packRows([listedRow({ ...ROW, key })], listedFields([])));

    expect(sent && pickedRow(sent)).toEqual({ id: ROW.id, key });
  });
});
