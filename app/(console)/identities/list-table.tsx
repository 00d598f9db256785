"use client";

import { useMemo } from "react";
import { unusedReason } from "#components/last-used.tsx";
import { SharedTips } from "#components/ui/tip.tsx";
import { SORTS } from "#lib/domain/inventory/list.ts";
import { COLUMN_FORMS, columnWidths, type Column } from "./columns.ts";
import { IdentityLine } from "./identity-line.tsx";
import { ownerOf, pickedRow, type ListedRow } from "./listed-row.ts";
import { unpackRows, type PackedRows } from "./packed-rows.ts";
import { Rows } from "./rows.tsx";
import type { InventoryParams } from "./search-params.ts";
import { SortHeader } from "./sort-header.tsx";

interface ListTableProps {
  ids: readonly string[];
  packed: PackedRows;
  params: InventoryParams;
  columns: readonly Column[];
  now: Date;
  compact: boolean;
}

/**
 * The table itself. Drawn by the browser too, although little in it acts: what the server sends beside its HTML is then
 * the rows and not the drawing of them, which is ten times as long. The roles repeat what the elements already mean,
 * because a table that is laid out as cards loses that meaning in some browsers; rows get theirs in the browser.
 */
export function ListTable({ ids, packed, params, columns, now, compact }: ListTableProps) {
  const rows = useMemo(() => unpackRows(ids, packed), [ids, packed]);
  const picked = useMemo(() => rows.map(pickedRow), [rows]);
  const tips = useMemo(() => rows.flatMap(tipsOf), [rows]);
  const { shares, least } = columnWidths(columns);
  return (
    <SharedTips id="why" texts={tips}>
      <Rows rows={picked}>
        <table
          role="table"
          className="tbl invtbl"
          data-density={compact ? "compact" : "comfortable"}
          style={{ ["--least" as string]: least }}
        >
          <caption className="sr-only">Identities</caption>
          <colgroup className="max-[60rem]:hidden">
            <col className="w-8" />
            {shares.map((width, index) => (
              <col key={index} style={{ width }} />
            ))}
          </colgroup>
          <thead role="rowgroup">
            <tr role="row">
              <td role="cell">
                <label title="Select all rows of this page">
                  <input type="checkbox" aria-label="Select all rows of this page" />
                </label>
              </td>
              <SortHeader sort="name" label="Identity" params={params} />
              {columns.map((column) => (
                <ColumnHeader key={column} column={column} params={params} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => (
              <IdentityLine key={row.id} row={row} columns={columns} now={now} asOf={params.asof} />
            ))}
          </tbody>
        </table>
      </Rows>
    </SharedTips>
  );
}

/** Explanations that rows have in common. */
function tipsOf(row: ListedRow): string[] {
  const { lastUsed } = row as Partial<ListedRow>;
  const owner = ownerOf(row);
  const texts = [];
  if (owner) texts.push(owner.because);
  if (lastUsed && !("at" in lastUsed)) texts.push(unusedReason(lastUsed));
  return texts;
}

function ColumnHeader({ column, params }: { column: Column; params: InventoryParams }) {
  const { title } = COLUMN_FORMS[column];
  const sort = SORTS.find((name) => name === column);
  if (sort) return <SortHeader sort={sort} label={title} params={params} />;
  return (
    <th role="columnheader" scope="col">
      {title}
    </th>
  );
}
