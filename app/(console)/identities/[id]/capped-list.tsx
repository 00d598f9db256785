import Link from "next/link";
import type { Route } from "next";
import type { ReactNode } from "react";
import { count, number } from "#components/words/count.ts";
import type { LoadedIdentity } from "./load.ts";
import { identityAddress, type ListName } from "./search-params.ts";

const SHOWN = 12;

/** So few more are shown at once: a button for them would take as much room. */
const SLACK = 4;

/** Even when asked for everything: what a browser can still show. The command line has the rest. */
const MOST = 1000;

interface CappedListProps<Item> {
  loaded: LoadedIdentity;
  list: ListName;
  items: Item[];
  /** Lays out the items that are shown. */
  children: (items: Item[]) => ReactNode;
}

/** The start of a long list, and the way to all of it; which lists are whole stands in the address. */
export function CappedList<Item>({ loaded, list, items, children }: CappedListProps<Item>) {
  const whole = loaded.show.includes(list);
  const shown = items.slice(0, whole ? MOST : items.length <= SHOWN + SLACK ? items.length : SHOWN);
  const left = items.length - shown.length;
  const address = identityAddress(`/identities/${loaded.identity.row.id}`, {
    asof: loaded.asOf,
    show: [...loaded.show, list],
  });
  return (
    <>
      {children(shown)}
      {left > 0 && !whole && (
        <Link href={`${address}#${list}` as Route} scroll={false} prefetch={false} className="btn sm no-print mt-3">
          Show all {number(items.length)}
        </Link>
      )}
      {left > 0 && (
        <p className={whole ? "mt-3 text-sm text-ink-3" : "sr-only"}>{count(left, "more is", "more are")} not shown.</p>
      )}
    </>
  );
}
