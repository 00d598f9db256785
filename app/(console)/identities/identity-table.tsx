import { RowIcon } from "#components/row-icons.tsx";
import { SORTS, type InventoryRows } from "#lib/domain/inventory/list.ts";
import { COLUMN_FORMS, columnWidths, type Column } from "./columns.ts";
import { IdentityRows } from "./identity-rows.tsx";
import { packRows } from "./packed-rows.ts";
import { Pager } from "./pager.tsx";
import { Rows } from "./rows.tsx";
import type { InventoryParams } from "./search-params.ts";
import { SortHeader } from "./sort-header.tsx";

interface IdentityTableProps {
  page: InventoryRows;
  params: InventoryParams;
  columns: readonly Column[];
  now: Date;
  compact: boolean;
}

/**
 * One line per identity. The roles repeat what the elements already mean, because a table that is laid out as cards
 * loses that meaning in some browsers.
 */
export function IdentityTable({ page, params, columns, now, compact }: IdentityTableProps) {
  const { shares, least } = columnWidths(columns);
  return (
    <>
      <a href="#list-end" className="skip-inline text-xs">
        Go past the list
      </a>
      <Rows>
        <table
          role="table"
          className="tbl invtbl"
          data-density={compact ? "compact" : "comfortable"}
          style={{ minWidth: least }}
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
              <td role="cell" className="check">
                <label className="check-hit" title="Select all rows of this page">
                  <input type="checkbox" className="cb" autoComplete="off" aria-label="Select all rows of this page" />
                </label>
              </td>
              <SortHeader sort="name" label="Identity" params={params} className="name" />
              {columns.map((column) => (
                <ColumnHeader key={column} column={column} params={params} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            <IdentityRows packed={packRows(page.rows)} columns={columns} now={now} asOf={params.asof} />
          </tbody>
        </table>
      </Rows>
      <div
        id="list-end"
        tabIndex={-1}
        className="mt-3 flex flex-wrap items-center justify-between gap-3 text-xs text-ink-3"
      >
        <span className="no-print hidden flex-wrap items-center gap-1.5 md:flex">
          <kbd>j</kbd> <kbd>k</kbd> move, <kbd>x</kbd> selects, <kbd>Space</kbd> looks, <kbd>Enter</kbd> opens,{" "}
          <kbd>c</kbd> copies the link
        </span>
        <span className="flex flex-wrap items-center gap-x-4">
          <span className="with-icon">
            <RowIcon name="observed" /> last use was seen
          </span>
          <span className="with-icon">
            <RowIcon name="unknown" /> unknown; hover or focus tells why
          </span>
        </span>
        <Pager page={page} params={params} place="below it" />
      </div>
    </>
  );
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
