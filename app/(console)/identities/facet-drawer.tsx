"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { Suspense } from "react";
import { Glyph } from "#components/glyph.tsx";
import type { Folds } from "./facet-folds.ts";
import { FacetRail } from "./facet-rail.tsx";
import { FacetRailSkeleton } from "./facet-rail-skeleton.tsx";

/** The rail where there is no room for one. */
export function FacetDrawer({ active, folds }: { active: number; folds: Folds }) {
  return (
    <Dialog.Root>
      <Dialog.Trigger className="drawer-button btn h-[2.125rem] xl:hidden">
        <Glyph name="filters" />
        {active > 0 ? `Filters (${active})` : "Filters"}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-scrim" />
        <Dialog.Popup className="pop fixed inset-y-0 right-0 z-30 flex w-[min(20rem,88vw)] flex-col rounded-r-none">
          <div className="flex items-center justify-between border-b border-ink px-4 py-2">
            <Dialog.Title className="headline text-lg">Narrow the list</Dialog.Title>
            <Dialog.Close className="iconbtn" aria-label="Close">
              <X className="icon" aria-hidden />
            </Dialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 py-2">
            <Suspense fallback={<FacetRailSkeleton />}>
              <FacetRail folds={folds} />
            </Suspense>
          </div>
          <div className="border-t border-rule p-3">
            <Dialog.Close className="btn primary w-full">Show the list</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
