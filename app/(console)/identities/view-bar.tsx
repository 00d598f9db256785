import { may } from "#lib/service/authorize.ts";
import { context } from "../request.ts";
import type { LoadedInventory } from "./load.ts";
import { queryOf, viewAddress, type ShownView } from "./views.ts";
import { ViewChange } from "./view-change.tsx";
import { ViewCountsProvider } from "./view-count.tsx";
import { ViewMenu } from "./view-menu.tsx";
import { ViewTabs, type ViewTab } from "./view-tabs.tsx";

/** The lists one comes back to, and what can be done with the one that is open. */
export async function ViewBar({ inventory }: { inventory: LoadedInventory }) {
  const { views, params, asOf } = inventory;
  const { actor } = await context();
  const { view, changed } = views.active;
  const rights = { share: may(actor, "view.share"), manage: may(actor, "view.manage-shared") };
  const query = queryOf(params);
  return (
    <div className="no-print mb-3 flex items-end gap-2 border-b border-rule">
      <nav aria-label="Views" className="min-w-0 flex-1">
        <ViewCountsProvider counts={inventory.viewCounts}>
          <ViewTabs tabs={views.shown.map((one) => tabOf(one, asOf))} open={view?.id ?? null} changed={changed} />
        </ViewCountsProvider>
      </nav>
      <ViewChange
        changed={changed || view === null}
        own={view?.saved && view.saved.owner === null ? view.id : null}
        query={query}
        reset={view && viewAddress(view, asOf)}
        share={rights.share}
      />
      <ViewMenu
        key={view?.id}
        view={plain(view)}
        query={query}
        begins={view !== null && view.id === (views.begin ?? "all")}
        rights={rights}
      />
    </div>
  );
}

/** What the browser needs of a view to change it. */
function plain(view: ShownView | null) {
  if (!view) return null;
  const { id, name, saved } = view;
  return { id, name, saved: saved ? { shared: saved.shared, mine: saved.owner === null } : null };
}

function tabOf(view: ShownView, asOf: Date | null): ViewTab {
  const { id, name, saved } = view;
  const tab = { id, name, address: viewAddress(view, asOf) };
  return saved?.shared ? { ...tab, shared: true, owner: saved.owner ?? undefined } : tab;
}
