"use client";

import { number } from "#components/words/count.ts";
import { middleTruncate } from "#components/words/names.ts";
import { dropFacet, toggleValue } from "#lib/domain/filter/edit.ts";
import type { Facet, FacetFilter, FacetValue } from "#lib/domain/inventory/list.ts";
import { facetWords } from "./facet-words.ts";
import { useFilter } from "./use-filter.tsx";

const MAX_LABEL = 48;

/** One value of a facet: adds it to the filter or takes it out, or asks for nothing but it. */
export function FacetChoice({ facet, value, limit }: { facet: Facet; value: FacetValue; limit: FacetFilter }) {
  const { text, choose } = useFilter();
  const selected = limit.is.includes(value.value);
  const excluded = limit.not.includes(value.value);
  const alone = selected && limit.is.length === 1 && limit.not.length === 0;
  const words = facetWords(facet, value.value, value.label);
  return (
    <li className="facet-choice">
      <label className={selected ? "font-[560]" : undefined}>
        <input
          type="checkbox"
          className="cb"
          checked={selected}
          ref={(box) => {
            if (box) box.indeterminate = excluded;
          }}
          onChange={() => choose(toggleValue(text, facet, value.value))}
        />
        <span
          className={`py-0.5 leading-tight ${facet === "owner" && value.value === "none" ? "text-critical" : ""}`}
          title={words}
        >
          {excluded && "not "}
          <bdi>{middleTruncate(words, MAX_LABEL)}</bdi>
        </span>
        <span className="text-xs text-ink-3">{number(value.count)}</span>
      </label>
      {!alone && (
        <button
          type="button"
          aria-label={`Only ${words}`}
          onClick={() => choose(toggleValue(dropFacet(text, facet), facet, value.value))}
        >
          only
        </button>
      )}
    </li>
  );
}
