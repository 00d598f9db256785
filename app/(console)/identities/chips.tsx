import type { Route } from "next";
import Link from "next/link";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { FilterChip } from "./filter-chips.ts";
import { inventoryAddress, type InventoryParams } from "./search-params.ts";

interface FilterChipsProps {
  chips: FilterChip[];
  params: InventoryParams;
  aside: ReactNode;
}

/** What is in force above the list, each with its own way out. */
export function FilterChips({ chips, params, aside }: FilterChipsProps) {
  const filters = chips.filter(({ kind }) => kind === "filter");
  const address = (change: Partial<InventoryParams>) =>
    inventoryAddress("/identities", { ...params, cursor: null, ...change }) as Route;
  return (
    <div className="flex flex-wrap items-center gap-1.5 pb-2.5 text-xs">
      {chips.map(({ kind, label, verb, change }) => (
        <span key={label} className="chip">
          <bdi className="truncate py-0.5">{label}</bdi>
          <Link href={address(change)} prefetch={false} scroll={false} aria-label={`${verb}: ${label}`}>
            {kind === "hidden" ? <span aria-hidden>Show</span> : <X className="icon size-[11px]" aria-hidden />}
          </Link>
        </span>
      ))}
      {filters.length > 1 && (
        <Link
          href={address({ q: "" })}
          prefetch={false}
          scroll={false}
          className="inline-flex min-h-6 items-center px-1"
        >
          Clear all
        </Link>
      )}
      <span className="ml-auto">{aside}</span>
    </div>
  );
}
