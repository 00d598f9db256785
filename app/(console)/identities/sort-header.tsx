"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import type { Sort } from "#lib/domain/inventory/list.ts";
import { ListLink } from "./list-link.tsx";
import { inventoryAddress, type InventoryParams } from "./search-params.ts";

/** What is worth seeing first in a column: most credentials, newest change, next end, oldest use, but names from A. */
const FIRST: Record<Sort, "asc" | "desc"> = {
  name: "asc",
  owner: "asc",
  kind: "asc",
  credentials: "desc",
  created: "desc",
  "last-used": "asc",
  "last-change": "desc",
  expires: "asc",
};

interface SortHeaderProps {
  sort: Sort;
  label: string;
  params: InventoryParams;
}

/** The head of a column the list can be ordered by; choosing it again turns the order around. */
export function SortHeader({ sort, label, params }: SortHeaderProps) {
  const sorted = params.sort === sort;
  const ascending = params.dir === "asc";
  const dir = sorted ? (ascending ? "desc" : "asc") : FIRST[sort];
  const Arrow = ascending ? ArrowUp : ArrowDown;
  return (
    <th role="columnheader" scope="col" aria-sort={sorted ? (ascending ? "ascending" : "descending") : undefined}>
      <ListLink href={inventoryAddress("/identities", { ...params, sort, dir, cursor: null })} scroll={false}>
        {label}
        {sorted && <Arrow className="icon size-3" aria-hidden />}
      </ListLink>
    </th>
  );
}
