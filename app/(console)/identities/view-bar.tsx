import type { Route } from "next";
import Link from "next/link";
import { Users } from "lucide-react";
import { Name } from "#components/name.tsx";
import { showable } from "#components/words/names.ts";
import { may } from "#lib/service/authorize.ts";
import { context } from "../request.ts";
import type { LoadedInventory } from "./load.ts";
import { queryOf, viewAddress, type ShownView } from "./views.ts";
import { ViewChange } from "./view-change.tsx";
import { ViewCount, ViewCountsProvider } from "./view-count.tsx";
import { ViewMenu } from "./view-menu.tsx";

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
          <ul className="viewtabs">
            {views.shown.map((one) => (
              <li key={one.id}>
                <Link
                  href={viewAddress(one, asOf) as Route}
                  prefetch={false}
                  aria-current={one === view ? "true" : undefined}
                  title={one.saved?.owner ? `Shared by ${showable(one.saved.owner)}` : undefined}
                >
                  {one.saved?.shared && <Users className="icon size-3" aria-label="Shared:" />}
                  <Name text={one.name} max={28} />
                  {one === view && changed && <Changed />}
                  <ViewCount id={one.id} />
                </Link>
              </li>
            ))}
          </ul>
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

function Changed() {
  return (
    <>
      <span className="size-1.5 rounded-full bg-ink" aria-hidden />
      <span className="sr-only">, changed</span>
    </>
  );
}
