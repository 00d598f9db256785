"use client";

import { LookAlike } from "#components/name.tsx";
import { number } from "#components/words/count.ts";
import { middleTruncate } from "#components/words/names.ts";
import { dropFacet, toggleValue } from "#lib/domain/filter/edit.ts";
import type { Facet, FacetFilter, FacetValue } from "#lib/domain/inventory/list.ts";
import { facetWords } from "./facet-words.ts";
import { useFilter } from "./use-filter.tsx";

const MAX_LABEL = 48;

/** A value that can be chosen; null where nothing counted it. */
export type Choice = Omit<FacetValue, "count"> & { count: number | null };

interface FacetChoiceProps {
  facet: Facet;
  value: Choice;
  limit: FacetFilter;
}

/** One value of a facet: adds it to the filter or takes it out, or asks for nothing but it. */
export function FacetChoice({ facet, value, limit }: FacetChoiceProps) {
  const { text, choose } = useFilter();
  const selected = limit.is.includes(value.value);
  const excluded = limit.not.includes(value.value);
  const alone = selected && limit.is.length === 1 && limit.not.length === 0;
  const words = facetWords(facet, value.value);
  const short = middleTruncate(words, MAX_LABEL);
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked={selected}
          ref={(box) => {
            if (box) box.indeterminate = excluded;
          }}
          onChange={() => choose(toggleValue(text, facet, value.value))}
        />
        <span
          className={facet === "owner" && value.value === "none" ? "text-critical" : undefined}
          title={short === words ? undefined : words}
        >
          {excluded && "not "}
          <LookAlike text={words} />
          <bdi>{short}</bdi>
        </span>
        {value.count !== null && <small>{number(value.count)}</small>}
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
