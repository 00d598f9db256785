import type { InventoryRows } from "#lib/domain/inventory/list.ts";
import type { Column } from "./columns.ts";
import { ListLegend } from "./list-legend.tsx";
import { ListSkips } from "./list-skips.tsx";
import { ListTable } from "./list-table.tsx";
import { listedFields, listedRow } from "./listed-row.ts";
import { packRows } from "./packed-rows.ts";
import { Pager } from "./pager.tsx";
import type { InventoryParams } from "./search-params.ts";

interface IdentityTableProps {
  page: InventoryRows;
  /** Of its rows; the same array as for the other parts of the page, which is then sent once. */
  ids: readonly string[];
  params: InventoryParams;
  columns: readonly Column[];
  now: Date;
  compact: boolean;
}

/** One line per identity, and below them how to read on. */
export function IdentityTable({ page, ids, params, columns, now, compact }: IdentityTableProps) {
  return (
    <>
      <ListSkips />
      <ListTable
        ids={ids}
        packed={packRows(page.rows.map(listedRow), listedFields(columns))}
        params={params}
        columns={columns}
        now={now}
        compact={compact}
      />
      <div
        id="list-end"
        tabIndex={-1}
        className="mt-3 flex flex-wrap items-center justify-between gap-3 text-xs text-ink-3"
      >
        <ListLegend />
        <Pager page={page} params={params} place="below it" />
      </div>
    </>
  );
}
