import { InvalidNotice } from "../invalid-notice.tsx";
import { FilterChips } from "./chips.tsx";
import { EmptyInventory } from "./empty.tsx";
import { FacetDrawer } from "./facet-drawer.tsx";
import { filterChips } from "./filter-chips.ts";
import { headline } from "./headline.ts";
import { IdentityTable } from "./identity-table.tsx";
import type { LoadedInventory } from "./load.ts";
import { Pager } from "./pager.tsx";
import { PendingArea } from "./pending.tsx";
import { QueryBox } from "./query-box.tsx";

/** The sentence, the filter as text, what is in force, and the list. */
export function InventoryList({ inventory }: { inventory: LoadedInventory }) {
  const { page, params, query, errors, invalid, now } = inventory;
  const chips = filterChips(inventory);
  const filters = chips.filter(({ kind }) => kind === "filter").length;
  return (
    <div className="min-w-0 px-(--gutter) pt-4 pb-18 xl:pl-6">
      {page.total > 0 && (
        <h1 className="text-[1.4375rem] leading-tight">{headline(page, query.facets, filters > 0)}</h1>
      )}
      <InvalidNotice invalid={invalid} />
      <div className="no-print mt-3 mb-2 flex gap-2">
        <QueryBox errors={errors} />
        <FacetDrawer facets={page.facets} active={filters} />
      </div>
      <PendingArea>
        <FilterChips chips={chips} aside={<Pager page={page} params={params} place="above it" />} />
        {page.total > 0 ? (
          <IdentityTable page={page} params={params} now={now} />
        ) : (
          <EmptyInventory inventory={inventory} filters={filters} />
        )}
      </PendingArea>
    </div>
  );
}
