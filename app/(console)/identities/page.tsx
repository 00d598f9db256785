import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { FirstRun } from "#components/page-state/first-run.tsx";
import { ConsolePage } from "../console-page.tsx";
import { sources } from "../request.ts";
import { FacetRail } from "./facet-rail.tsx";
import { InventoryList } from "./inventory-list.tsx";
import { loadInventory } from "./load.ts";
import { PendingProvider } from "./pending.tsx";

export const metadata: Metadata = { title: "Inventory" };

export default async function IdentitiesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const inventory = await loadInventory(await searchParams);
  const { asOf, page } = inventory;
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
        <div className="grid xl:grid-cols-[15rem_minmax(0,1fr)]">
          <section
            aria-label="Filters"
            className="no-print hidden border-r border-rule py-4 pr-5 pl-(--gutter) xl:block"
          >
            <FacetRail facets={page.facets} />
          </section>
          <InventoryList inventory={inventory} />
        </div>
      </PendingProvider>
    </ConsolePage>
  );
}
