"use client";

import { Users } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { Name } from "#components/name.tsx";
import { showable } from "#components/words/names.ts";
import { ViewCount } from "./view-count.tsx";

/** A view as its tab shows it. */
export interface ViewTab {
  id: string;
  name: string;
  address: string;
  shared?: boolean;
  /** Who shared it, where it was somebody else. */
  owner?: string;
}

interface ViewTabsProps {
  tabs: ViewTab[];
  /** Id of the one that is open. */
  open: string | null;
  /** It is not as it was saved. */
  changed: boolean;
}

/** The lists one comes back to. */
export function ViewTabs({ tabs, open, changed }: ViewTabsProps) {
  return (
    <ul className="viewtabs">
      {tabs.map(({ id, name, address, shared, owner }) => (
        <li key={id}>
          <Link
            href={address as Route}
            prefetch={false}
            aria-current={id === open ? "true" : undefined}
            title={owner === undefined ? undefined : `Shared by ${showable(owner)}`}
          >
            {shared && <Users className="icon size-3" aria-label="Shared:" />}
            <Name text={name} max={28} />
            {id === open && changed && <Changed />}
            <ViewCount id={id} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Changed() {
  return (
    <>
      <span className="size-1.5 rounded-full bg-ink" aria-hidden />
      <span className="sr-only">, changed</span>
    </>
  );
}
