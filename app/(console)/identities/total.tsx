"use client";

import { AtLeast } from "#components/coverage-mark.tsx";
import { number } from "#components/words/count.ts";
import type { Facet, FacetFilter } from "#lib/domain/inventory/list.ts";
import { useCounts } from "./counts.tsx";
import { headline } from "./headline.ts";

interface HeadlineProps {
  facets: Partial<Record<Facet, FacetFilter>>;
  filtered: boolean;
}

/** The inventory in one sentence. */
export function Headline({ facets, filtered }: HeadlineProps) {
  const { counts, stale } = useCounts();
  return (
    <span className={stale ? "stale" : undefined} aria-busy={stale}>
      {counts ? headline(counts, facets, filtered) : "How many identities match could not be counted"}
    </span>
  );
}

/** ` of 3,214`, after the numbers of the rows on this page. */
export function OfTotal() {
  const { counts, stale } = useCounts();
  return (
    <span className={stale ? "stale" : undefined} aria-busy={stale}>
      of {counts ? <AtLeast value={number(counts.total)} when={counts.atLeast} /> : "an unknown number"}
    </span>
  );
}
