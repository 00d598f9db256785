"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { FilterChip } from "./filter-chips.ts";
import { useFilter } from "./use-filter.ts";

/** What is in force above the list, each with its own way out. */
export function FilterChips({ chips, aside }: { chips: FilterChip[]; aside: ReactNode }) {
  const { change } = useFilter();
  const filters = chips.filter(({ kind }) => kind === "filter");
  return (
    <div className="flex flex-wrap items-center gap-1.5 pb-2.5 text-xs">
      {chips.map((chip) => (
        <span key={chip.label} className="chip">
          <bdi className="truncate py-0.5">{chip.label}</bdi>
          <button type="button" aria-label={`${chip.verb}: ${chip.label}`} onClick={() => change(chip.change)}>
            {chip.kind === "hidden" ? "Show" : <X className="icon size-[11px]" aria-hidden />}
          </button>
        </span>
      ))}
      {filters.length > 1 && (
        <button type="button" className="textbtn px-1" onClick={() => change({ q: "" })}>
          Clear all
        </button>
      )}
      <span className="ml-auto">{aside}</span>
    </div>
  );
}
