import Link from "next/link";
import { EmptyState } from "#components/page-state/empty-state.tsx";
import { count, list } from "#components/words/count.ts";
import { dateTime } from "#components/words/time.ts";
import { dropFacet, dropWords } from "#lib/domain/filter/edit.ts";
import type { InventoryCounts } from "#lib/domain/inventory/list.ts";
import { sources } from "../request.ts";
import { FACET_TITLES } from "./facet-words.ts";
import { noneMatches, whatEmptiesIt, withoutIt } from "./headline.ts";
import type { LoadedInventory } from "./load.ts";
import { ListLink } from "./list-link.tsx";
import { inventoryAddress, type InventoryParams } from "./search-params.ts";

/** Why there is nothing to list, and what to do. A bare zero would look like good news. */
export async function EmptyInventory({ inventory, filters }: { inventory: LoadedInventory; filters: number }) {
  const { asOf, now } = inventory;
  const [known, counts] = await Promise.all([sources(asOf), inventory.counts]);
  if (known.every(({ collection }) => collection === null)) {
    const when = asOf ? ` on ${dateTime(asOf, now)} UTC` : "";
    const running = known.some((source) => source.running);
    return (
      <EmptyState list title={running ? "The first collection is running." : `Nothing had been read${when}.`}>
        Identities show here as soon as a source has been read once.
      </EmptyState>
    );
  }
  if (filters > 0) return <NothingMatches inventory={inventory} counts={counts} filters={filters} />;
  const { humans, vendors } = counts?.hidden ?? { humans: 0, vendors: 0 };
  const atLeast = counts?.atLeast ?? true;
  return (
    <EmptyState list title={atLeast ? "No identity could be seen." : "No identity was found."} actions={<LeakedLink />}>
      {atLeast ? "Part of what there is could not be read, so this is not the whole answer. " : ""}
      {humans + vendors > 0 &&
        `${count(humans + vendors, "identity is", "identities are")} hidden; the chips above show them.`}
    </EmptyState>
  );
}

/** Whoever looks for a name here may have come with a credential in hand. */
function LeakedLink() {
  return (
    <Link href="/leaked" className="btn quiet">
      Search for a leaked credential
    </Link>
  );
}

interface NothingMatchesProps {
  inventory: LoadedInventory;
  counts: InventoryCounts | null;
  filters: number;
}

function NothingMatches({ inventory, counts, filters }: NothingMatchesProps) {
  const { params, query } = inventory;
  const left = counts?.hidden ?? { humans: 0, vendors: 0 };
  const culprit = counts && whatEmptiesIt(counts, query.facets);
  const address = (change: Partial<InventoryParams>) =>
    inventoryAddress("/identities", { ...params, view: params.view ?? "all", cursor: null, ...change });
  const hidden = [
    left.humans > 0 && count(left.humans, "person or group", "people and groups"),
    left.vendors > 0 && count(left.vendors, "system or vendor account", "system and vendor accounts"),
  ].filter((text) => text !== false);
  return (
    <EmptyState
      list
      title={noneMatches(filters, counts)}
      actions={
        <>
          {culprit && (
            <ListLink href={address({ q: dropFacet(params.q, culprit.facet) })} className="btn primary">
              Drop {FACET_TITLES[culprit.facet].toLowerCase()}
            </ListLink>
          )}
          {!culprit && query.text.length > 0 && filters > 1 && (
            <ListLink href={address({ q: dropWords(params.q) })} className="btn primary">
              Drop the words
            </ListLink>
          )}
          <ListLink href={address({ q: "" })} className="btn quiet">
            {filters === 1 ? "Clear the filter" : "Clear all"}
          </ListLink>
          <LeakedLink />
        </>
      }
    >
      {culprit && counts && `${withoutIt(culprit, counts)} `}
      {hidden.length > 0 && `It matches ${list(hidden)}, which are left out unless asked for.`}
    </EmptyState>
  );
}
