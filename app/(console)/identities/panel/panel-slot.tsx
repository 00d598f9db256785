import { Suspense } from "react";
import { context } from "../../request.ts";
import type { InventoryParams } from "../search-params.ts";
import { IdentityPanel } from "./identity-panel.tsx";
import { loadPanel } from "./load-panel.ts";
import { questionKey } from "./panel-answer.ts";
import { PanelBoundary } from "./panel-boundary.tsx";
import { PanelSkeleton } from "./panel-skeleton.tsx";

interface PanelSlotProps {
  params: InventoryParams;
  /** Ids of the rows beside it, in their order. */
  rows: string[];
  /** Position of the first of them among all; null where that is not known. */
  firstRow: number | null;
}

/** Place of the panel beside the list: it waits for nothing of the list, and what fails in it fails alone. */
export function PanelSlot(props: PanelSlotProps) {
  return (
    <PanelBoundary>
      <Suspense fallback={props.params.open && <PanelSkeleton />}>
        <LoadedPanel {...props} />
      </Suspense>
    </PanelBoundary>
  );
}

async function LoadedPanel({ params, rows, firstRow }: PanelSlotProps) {
  const { open, tab, asof } = params;
  const question = open === null ? null : { id: open, tab, asOf: asof, kind: null, fact: null };
  const initial = question && { key: questionKey(question), answer: await loadPanel(await context(), question) };
  return <IdentityPanel initial={initial} first={{ open, tab }} rows={rows} firstRow={firstRow} />;
}
