"use client";

import { X } from "lucide-react";
import { Suspense, type MouseEvent, type ReactNode } from "react";
import { useCounts } from "./counts.tsx";
import { exclusionChips, type FilterChip } from "./filter-chips.ts";
import { useFilter } from "./use-filter.tsx";

/** What is in force above the list, each with its own way out. */
export function FilterChips({ chips, aside }: { chips: FilterChip[]; aside: ReactNode }) {
  const { change, box } = useFilter();
  function clearAll(): void {
    change({ q: "" });
    box.current?.focus();
  }
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-1.5 pb-2.5 text-xs">
      {chips.map((chip) => (
        <Chip key={chip.id} chip={chip} />
      ))}
      {chips.length > 1 && (
        <button type="button" className="textbtn px-1" onClick={clearAll}>
          Clear all
        </button>
      )}
      <Suspense fallback={<span className="skel h-6 w-56" aria-hidden />}>
        <ExclusionChips />
      </Suspense>
      <span className="ml-auto">{aside}</span>
    </div>
  );
}

function ExclusionChips() {
  const { counts } = useCounts();
  const { humans, vendors } = useFilter();
  const hidden = counts?.hidden ?? { humans: 0, vendors: 0 };
  return exclusionChips({ humans, vendors }, hidden, counts?.atLeast ?? false).map((chip) => (
    <Chip key={chip.id} chip={chip} />
  ));
}

function Chip({ chip }: { chip: FilterChip }) {
  const { edit, box } = useFilter();
  function act({ currentTarget }: MouseEvent<HTMLButtonElement>): void {
    edit(chip.edit);
    // One that shows what was hidden stays, and then hides it again.
    if (chip.kind === "hidden") return;
    const next = currentTarget
      .closest(".chip")
      ?.nextElementSibling?.querySelector<HTMLElement>(`:scope[data-chip="${chip.kind}"] > button`);
    (next ?? box.current)?.focus();
  }
  return (
    <span className="chip" data-chip={chip.kind}>
      <bdi className="truncate py-0.5">{chip.label}</bdi>
      <button type="button" aria-label={`${chip.verb}: ${chip.label}`} onClick={act}>
        {chip.kind === "hidden" ? "Show" : <X className="icon size-[11px]" aria-hidden />}
      </button>
    </span>
  );
}
