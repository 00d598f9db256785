"use client";

import type { Route } from "next";
import Link from "next/link";
import { createContext, use, type MouseEvent, type ReactNode } from "react";
import type { IdentityTab } from "#lib/domain/inventory/view.ts";
import { identityAddress } from "./search-params.ts";

/** A place in an identity: a tab, and in its evidence a kind of facts, a fact, or the fact a note points to. */
export interface Place {
  tab: IdentityTab;
  kind?: string;
  fact?: string;
  /** Number of a note. */
  note?: number;
}

/** How a panel shows another tab without leaving the page; null on the page of the identity itself. */
export interface PanelPlaces {
  addressOf(place: Place): string;
  show(place: Place): void;
}

export const PanelPlacesContext = createContext<PanelPlaces | null>(null);

interface TabLinkProps {
  id: string;
  asOf: Date | null;
  to: Place;
  className?: string;
  current?: boolean;
  label?: string;
  children: ReactNode;
}

/** A way to another tab, in the page or in the panel, wherever it stands. */
export function TabLink({ id, asOf, to, className, current, label, children }: TabLinkProps) {
  const panel = use(PanelPlacesContext);
  const shared = { className, "aria-current": current ? ("page" as const) : undefined, "aria-label": label };
  if (!panel) {
    return (
      <Link href={pageAddress(id, asOf, to) as Route} prefetch={false} scroll={to.note !== undefined} {...shared}>
        {children}
      </Link>
    );
  }
  function follow(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    panel?.show(to);
  }
  return (
    <a href={panel.addressOf(to)} onClick={follow} {...shared}>
      {children}
    </a>
  );
}

/** The same place on the page of the identity. */
export function pageAddress(id: string, asOf: Date | null, { tab, kind, fact, note }: Place): string {
  const address = identityAddress(`/identities/${id}`, { asof: asOf, tab, kind: kind ?? null, fact: fact ?? null });
  return note === undefined ? address : `${address}#note-${note}`;
}
