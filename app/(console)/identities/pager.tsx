import { Suspense } from "react";
import { Glyph } from "#components/glyph.tsx";
import { number } from "#components/words/count.ts";
import type { InventoryRows } from "#lib/domain/inventory/list.ts";
import { ListLink } from "./list-link.tsx";
import { inventoryAddress, type InventoryParams } from "./search-params.ts";
import { OfTotal } from "./total.tsx";

interface PagerProps {
  page: InventoryRows;
  params: InventoryParams;
  place: "above it" | "below it";
}

/** Which rows of how many, and the ways to the rows before and after. */
export function Pager({ page, params, place }: PagerProps) {
  const first = page.firstRow ?? 1;
  const rows = page.rows.length;
  return (
    <nav aria-label={`Pages of the list, ${place}`} className="flex items-center gap-2 whitespace-nowrap text-ink-3">
      <span>
        {page.firstRow === null ? number(rows) : `${number(first)}–${number(first + rows - 1)}`}{" "}
        <Suspense fallback={<span className="skel inline-block w-14" aria-hidden />}>
          <OfTotal />
        </Suspense>
      </span>
      <Step cursor={page.previous} params={params} label="Previous" rel="prev" />
      <Step cursor={page.next} params={params} label="Next" rel="next" />
    </nav>
  );
}

interface StepProps {
  cursor: string | null;
  params: InventoryParams;
  label: string;
  rel: "prev" | "next";
}

function Step({ cursor, params, label, rel }: StepProps) {
  if (!cursor) return null;
  return (
    <ListLink href={inventoryAddress("/identities", { ...params, cursor })} rel={rel} className="btn sm no-print">
      {rel === "prev" && <Glyph name="previous" />}
      {label}
      {rel === "next" && <Glyph name="next" />}
    </ListLink>
  );
}
