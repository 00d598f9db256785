import { Suspense } from "react";
import { InvalidNotice } from "../invalid-notice.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { FilterChips } from "./chips.tsx";
import { ColumnsMenu } from "./columns-menu.tsx";
import { EmptyInventory } from "./empty.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { FacetDrawer } from "./facet-drawer.tsx";
import type { Folds } from "./facet-folds.ts";
import { filterChips } from "./filter-chips.ts";
import { IdentityTable } from "./identity-table.tsx";
import type { LoadedInventory } from "./load.ts";
import { Pager } from "./pager.tsx";
import { PrintedHead } from "./printed-head.tsx";
import { PendingArea } from "./pending.tsx";
import { QueryBox } from "./query-box.tsx";
import { Headline } from "./total.tsx";
import { ViewBar } from "./view-bar.tsx";

interface InventoryListProps {
  inventory: LoadedInventory;
  compact: boolean;
  folds: Folds;
}

/** The sentence, the filter as text, what is in force, and the list. */
export function InventoryList({ inventory, compact, folds }: InventoryListProps) {
  const { page, ids, params, query, columns, errors, invalid, now } = inventory;
  const chips = filterChips(inventory);
  const { view, changed } = inventory.views.active;
  const fileWord = view && !changed ? view.name : undefined;
  const any = page.rows.length > 0;
  return (
    <div className="min-w-0 px-(--gutter) pt-2 pb-18 xl:pl-6">
      <ViewBar inventory={inventory} />
      {any && (
        <h1 className="min-h-[1.25em] text-[1.4375rem] leading-tight">
          <Suspense fallback={<CountingHeadline />}>
            <Headline facets={query.facets} filtered={chips.length > 0} />
          </Suspense>
        </h1>
      )}
      <InvalidNotice invalid={invalid} />
      <div className="no-print mt-3 mb-2 flex gap-2">
        <QueryBox errors={errors} />
        <ColumnsMenu compact={compact} />
        <ExportMenu view={fileWord} />
        <FacetDrawer active={chips.length} folds={folds} />
      </div>
      <PrintedHead inventory={inventory} />
      <PendingArea>
        <FilterChips chips={chips} aside={any && <Pager page={page} params={params} place="above it" />} />
        {any ? (
          <IdentityTable page={page} ids={ids} params={params} columns={columns} now={now} compact={compact} />
        ) : (
          <Suspense>
            <EmptyInventory inventory={inventory} filters={chips.length} />
          </Suspense>
        )}
      </PendingArea>
      <BulkBar
        page={ids}
        more={page.next !== null || page.previous !== null}
        view={fileWord}
        at={(params.asof ?? now).toISOString()}
      />
    </div>
  );
}

function CountingHeadline() {
  return (
    <>
      <span className="sr-only">Identities, being counted</span>
      <span className="skel inline-block h-5 w-96 max-w-full align-middle" aria-hidden />
    </>
  );
}
