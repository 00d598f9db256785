"use client";

import { useId, useState } from "react";
import { remember } from "#components/preferences.ts";
import { dropFacet } from "#lib/domain/filter/edit.ts";
import { parseFilter } from "#lib/domain/filter/grammar.ts";
import { FACETS, type Facet } from "#lib/domain/inventory/list.ts";
import { useCounts } from "./counts.tsx";
import { isFacetOpen, writeFolds, type Folds } from "./facet-folds.ts";
import { FacetGroup } from "./facet-group.tsx";
import { useFilter } from "./use-filter.tsx";

/** Every facet with its values and counts; the same filter as the query box. */
export function FacetRail({ folds }: { folds: Folds }) {
  const { counts, stale } = useCounts();
  const { text, choose } = useFilter();
  const [left, setLeft] = useState(folds);
  const id = useId();
  const { filter } = parseFilter(text);
  const active = FACETS.filter((facet) => filter.facets[facet]);

  function fold(facet: Facet, open: boolean): void {
    const next = { ...left, [facet]: open };
    setLeft(next);
    remember("facets", writeFolds(next));
  }

  return (
    <>
      <div className="flex h-7 items-center justify-between">
        <h2 id={id} className="font-sans text-sm font-[620] tracking-normal">
          {active.length > 0 ? `Filters (${active.length})` : "Filters"}
        </h2>
        {active.length > 0 && (
          <button
            type="button"
            className="btn quiet sm"
            onClick={() => choose(active.reduce((rest, facet) => dropFacet(rest, facet), text))}
          >
            Clear
          </button>
        )}
      </div>
      {!counts && (
        <p className="py-2 text-xs text-ink-2">The values could not be counted. Reload the page to try again.</p>
      )}
      {counts && (
        <div className={stale ? "stale" : undefined} aria-busy={stale}>
          {FACETS.filter((facet) => counts.facets[facet].length > 1 || filter.facets[facet]).map((facet) => (
            <FacetGroup
              key={facet}
              facet={facet}
              values={counts.facets[facet]}
              atLeast={counts.atLeast}
              limit={filter.facets[facet]}
              open={isFacetOpen(facet, left, filter.facets[facet] !== undefined)}
              onFold={(open) => fold(facet, open)}
            />
          ))}
        </div>
      )}
    </>
  );
}
