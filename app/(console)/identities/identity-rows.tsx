"use client";

import Link from "next/link";
import { Name } from "#components/name.tsx";
import { RowIcon } from "#components/row-icons.tsx";
import { StatusTag } from "#components/status-tag.tsx";
import { systemLabel } from "#components/systems.tsx";
import { showable } from "#components/words/names.ts";
import type { IdentityRow } from "#lib/domain/inventory/identity.ts";
import { at } from "../search-params.ts";
import { CELLS } from "./cells.tsx";
import type { Column } from "./columns.ts";
import { unpackRows, type PackedRows } from "./packed-rows.ts";

interface IdentityRowsProps {
  packed: PackedRows;
  columns: readonly Column[];
  now: Date;
  asOf: Date | null;
}

/**
 * The lines of the list. Drawn by the browser too, although nothing in them acts: what the server sends beside its HTML
 * is then the rows and not the drawing of them, which is ten times as long.
 */
export function IdentityRows({ packed, ...shared }: IdentityRowsProps) {
  return unpackRows(packed).map((row) => <Line key={row.id} row={row} {...shared} />);
}

/** One identity on one line; a card of some lines where it is narrow. Short markup: a page has fifty. */
function Line({ row, columns, now, asOf }: Omit<IdentityRowsProps, "packed"> & { row: IdentityRow }) {
  return (
    <tr role="row">
      <td role="cell" className="check">
        <label className="check-hit">
          <input
            type="checkbox"
            className="cb"
            autoComplete="off"
            name={row.id}
            value={row.key}
            aria-label={`Select ${showable(row.name)}`}
          />
        </label>
      </td>
      <th role="rowheader" scope="row" className="name">
        <span>
          <RowIcon name={row.system} label={systemLabel(row.system)} />
          <Link href={at(`/identities/${row.id}`, asOf)} prefetch={false}>
            <Name text={row.name} max={32} />
          </Link>
          {!columns.includes("status") && <StatusTag status={row.status} />}
        </span>
      </th>
      {columns.map((column) => (
        <td key={column} role="cell" className={column}>
          {CELLS[column](row, now)}
        </td>
      ))}
    </tr>
  );
}
