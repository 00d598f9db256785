import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { count, number } from "#components/words/count.ts";
import type { IdentityList, Listed } from "#lib/domain/inventory/view.ts";
import { identityAddress } from "./search-params.ts";
import type { Shown } from "./shown.ts";

const SHOWN = 12;

interface CappedListProps<Item> {
  shown: Shown;
  list: IdentityList;
  of: Listed<Item>;
  /** Lays out the items that are shown. */
  children: (items: Item[]) => ReactNode;
}

/** The start of a long list, and the way to all of it; which lists are whole stands in the address. */
export function CappedList<Item>({ shown: { head, content, params }, list, of, children }: CappedListProps<Item>) {
  const whole = params.show.includes(list);
  // Some more than that are shown at once: a button for them would take as much room.
  const items = whole || of.items.length === of.total ? of.items : of.items.slice(0, SHOWN);
  const left = of.total - items.length;
  const address = identityAddress(`/identities/${head.row.id}`, {
    asof: params.asof,
    tab: content.tab,
    show: [...params.show, list],
  });
  return (
    <>
      {children(items)}
      {left > 0 && !whole && (
        <Link href={`${address}#${list}` as Route} scroll={false} prefetch={false} className="btn sm no-print mt-3">
          Show all {number(of.total)}
        </Link>
      )}
      {left > 0 && (
        <p className={whole ? "mt-3 text-sm text-ink-3" : "sr-only"}>{count(left, "more is", "more are")} not shown.</p>
      )}
    </>
  );
}
