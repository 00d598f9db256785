import { RowIcon } from "#components/row-icons.tsx";
import type { InventoryRows } from "#lib/domain/inventory/list.ts";
import { IdentityRow } from "./identity-row.tsx";
import { Pager } from "./pager.tsx";
import { RowKeys } from "./row-keys.tsx";
import type { InventoryParams } from "./search-params.ts";
import { SortHeader } from "./sort-header.tsx";

interface IdentityTableProps {
  page: InventoryRows;
  params: InventoryParams;
  now: Date;
}

/**
 * One line per identity. The roles repeat what the elements already mean, because a table that is laid out as cards
 * loses that meaning in some browsers.
 */
export function IdentityTable({ page, params, now }: IdentityTableProps) {
  return (
    <>
      <a href="#list-end" className="skip-inline text-xs">
        Go past the list
      </a>
      <RowKeys>
        <table role="table" className="tbl invtbl">
          <caption className="sr-only">Identities</caption>
          <colgroup className="max-[60rem]:hidden">
            <col />
            <col className="w-[16%]" />
            <col className="w-[11%]" />
            <col className="w-[11%]" />
            <col className="w-[11%]" />
            <col className="w-[9.5%]" />
            <col className="w-[9%]" />
            <col className="w-[9%]" />
          </colgroup>
          <thead role="rowgroup">
            <tr role="row">
              <SortHeader sort="name" label="Identity" params={params} />
              <Header label="Where" />
              <Header label="Kind" />
              <SortHeader sort="owner" label="Owner" params={params} />
              <Header label="Environment" />
              <SortHeader sort="credentials" label="Credentials" params={params} />
              <Header label="Last used" />
              <SortHeader sort="last-change" label="Last change" params={params} />
            </tr>
          </thead>
          <tbody role="rowgroup">
            {page.rows.map((row) => (
              <IdentityRow key={row.id} row={row} now={now} asOf={params.asof} />
            ))}
          </tbody>
        </table>
      </RowKeys>
      <div
        id="list-end"
        tabIndex={-1}
        className="mt-3 flex flex-wrap items-center justify-between gap-3 text-xs text-ink-3"
      >
        <span className="no-print hidden items-center gap-1.5 md:flex">
          <kbd>j</kbd> <kbd>k</kbd> move between rows once one has the focus
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

function Header({ label }: { label: string }) {
  return (
    <th role="columnheader" scope="col">
      {label}
    </th>
  );
}
