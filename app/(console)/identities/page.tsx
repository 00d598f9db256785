import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { FirstRun } from "#components/page-state/first-run.tsx";
import { readPreferences } from "../../preferences.ts";
import { ConsolePage } from "../console-page.tsx";
import { sources } from "../request.ts";
import { CountsProvider } from "./counts.tsx";
import { readFolds } from "./facet-folds.ts";
import { FacetRail } from "./facet-rail.tsx";
import { FacetRailSkeleton } from "./facet-rail-skeleton.tsx";
import { InventoryList } from "./inventory-list.tsx";
import { loadInventory } from "./load.ts";
import { packCounts } from "./packed-counts.ts";
import { PanelSlot } from "./panel/panel-slot.tsx";
import { PendingProvider } from "./pending.tsx";
import { FilterProvider } from "./use-filter.tsx";
import { SelectionProvider } from "./use-selection.tsx";

export const metadata: Metadata = { title: "Inventory" };

export default async function IdentitiesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const inventory = await loadInventory(await searchParams);
  const { asOf, counts } = inventory;
  const { asof, q, humans, vendors } = inventory.params;
  const { compact, facets } = await readPreferences();
  const folds = readFolds(facets);
  if ((await sources(asOf)).length === 0) {
    return (
      <ConsolePage asOf={asOf}>
        <FirstRun />
      </ConsolePage>
    );
  }
  return (
    <ConsolePage asOf={asOf} bleed>
      <PendingProvider>
        <FilterProvider>
          <CountsProvider counts={counts.then((known) => known && packCounts(known))}>
            <SelectionProvider listedBy={{ asof, q, humans, vendors }}>
              <div className="with-panel grid xl:grid-cols-[15rem_minmax(0,1fr)]">
                <section
                  aria-label="Filters"
                  className="rail no-print hidden border-r border-rule py-4 pr-5 pl-(--gutter) xl:block"
                >
                  <Suspense fallback={<FacetRailSkeleton />}>
                    <FacetRail folds={folds} />
                  </Suspense>
                </section>
                <InventoryList inventory={inventory} compact={compact} folds={folds} />
                <PanelSlot params={inventory.params} rows={inventory.ids} firstRow={inventory.page.firstRow} />
              </div>
            </SelectionProvider>
          </CountsProvider>
        </FilterProvider>
      </PendingProvider>
    </ConsolePage>
  );
}
