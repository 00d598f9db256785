"use client";

import { useId } from "react";
import { dropFacet } from "#lib/domain/filter/edit.ts";
import { parseFilter } from "#lib/domain/filter/grammar.ts";
import { FACETS } from "#lib/domain/inventory/list.ts";
import { useCounts } from "./counts.tsx";
import { FacetGroup } from "./facet-group.tsx";
import { useFilter } from "./use-filter.ts";

/** Every facet with its values and counts; the same filter as the query box. */
export function FacetRail() {
  const { counts, stale } = useCounts();
  const { text, choose } = useFilter();
  const id = useId();
  const { filter } = parseFilter(text);
  const active = FACETS.filter((facet) => filter.facets[facet]);
  return (
    <>
      <div className="flex h-7 items-center justify-between">
        <h2 id={id} className="font-sans text-sm font-[620] tracking-normal">
          Filters
        </h2>
        {active.length > 0 && (
          <button
            type="button"
            className="btn quiet sm"
            onClick={() => choose(active.reduce((left, facet) => dropFacet(left, facet), text))}
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
            <FacetGroup key={facet} facet={facet} values={counts.facets[facet]} limit={filter.facets[facet]} />
          ))}
        </div>
      )}
    </>
  );
}
