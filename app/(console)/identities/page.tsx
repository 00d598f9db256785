import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { ConsolePage } from "../console-page.tsx";
import { InvalidNotice } from "../invalid-notice.tsx";
import { FilterChips } from "./chips.tsx";
import { EmptyInventory } from "./empty.tsx";
import { FacetDrawer } from "./facet-drawer.tsx";
import { FacetRail } from "./facet-rail.tsx";
import { filterChips } from "./filter-chips.ts";
import { headline } from "./headline.ts";
import { IdentityTable } from "./identity-table.tsx";
import { loadInventory } from "./load.ts";
import { Pager } from "./pager.tsx";
import { PendingArea, PendingProvider } from "./pending.tsx";
import { QueryBox } from "./query-box.tsx";

export const metadata: Metadata = { title: "Inventory" };

export default async function IdentitiesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const inventory = await loadInventory(await searchParams);
  const { page, params, query, errors, invalid, asOf, now } = inventory;
  const chips = filterChips(inventory);
  const filtered = chips.some(({ kind }) => kind === "filter");
  return (
    <ConsolePage asOf={asOf} bleed>
      <PendingProvider>
        <div className="grid md:grid-cols-[15rem_minmax(0,1fr)]">
          <section
            aria-label="Filters"
            className="no-print hidden border-r border-rule py-4 pr-5 pl-(--gutter) md:block"
          >
            <FacetRail facets={page.facets} />
          </section>
          <div className="min-w-0 px-(--gutter) pt-4 pb-18 md:pl-6">
            {page.total > 0 && (
              <h1 className="text-[1.4375rem] leading-tight">{headline(page, query.facets, filtered)}</h1>
            )}
            <InvalidNotice invalid={invalid} />
            <div className="no-print mt-3 mb-2 flex gap-2">
              <QueryBox errors={errors} />
              <FacetDrawer facets={page.facets} active={chips.filter(({ kind }) => kind === "filter").length} />
            </div>
            <PendingArea>
              <FilterChips
                chips={chips}
                aside={<Pager page={page} params={params} place="above it" />}
                params={params}
              />
              {page.total > 0 ? (
                <IdentityTable page={page} params={params} now={now} />
              ) : (
                <EmptyInventory inventory={inventory} filters={chips.filter(({ kind }) => kind === "filter").length} />
              )}
            </PendingArea>
          </div>
        </div>
      </PendingProvider>
    </ConsolePage>
  );
}
