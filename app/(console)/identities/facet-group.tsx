"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { TermHelp } from "#components/term.tsx";
import { number } from "#components/words/count.ts";
import { middleTruncate } from "#components/words/names.ts";
import { toggleValue } from "#lib/domain/filter/edit.ts";
import type { Facet, FacetFilter, FacetValue } from "#lib/domain/inventory/list.ts";
import { FACET_TERMS, FACET_TITLES, facetWords } from "./facet-words.ts";
import { useFilter } from "./use-filter.ts";

const SHOWN = 7;
const MAX_LABEL = 48;

interface FacetGroupProps {
  facet: Facet;
  values: FacetValue[];
  limit?: FacetFilter;
}

/** The values of one facet; what is selected or excluded always shows. */
export function FacetGroup({ facet, values, limit = { is: [], not: [] } }: FacetGroupProps) {
  const [all, setAll] = useState(false);
  const excluded = limit.not
    .filter((value) => !values.some((known) => known.value === value))
    .map((value) => ({ value, label: value, count: 0, selected: false }));
  const chosen = new Set([...limit.is, ...limit.not]);
  const whole = [...values, ...excluded];
  const shown = all ? whole : whole.filter(({ value }, index) => index < SHOWN || chosen.has(value));
  return (
    <div className="relative border-b border-rule py-2 text-sm">
      <span className="absolute top-2 right-5 leading-none">
        <TermHelp id={FACET_TERMS[facet]} word={FACET_TITLES[facet]} />
      </span>
      <details className="fold" open>
        <summary className="text-xs font-[600]">
          <span className="flex-1">{FACET_TITLES[facet]}</span>
          <ChevronRight className="icon turn" aria-hidden />
        </summary>
        <ul aria-label={FACET_TITLES[facet]}>
          {shown.map((value) => (
            <FacetChoice key={value.value} facet={facet} value={value} limit={limit} />
          ))}
        </ul>
        {whole.length > shown.length && (
          <button type="button" className="textbtn text-xs text-ink-2" onClick={() => setAll(true)}>
            Show all {number(whole.length)}
          </button>
        )}
      </details>
    </div>
  );
}

function FacetChoice({ facet, value, limit }: { facet: Facet; value: FacetValue; limit: FacetFilter }) {
  const { text, choose } = useFilter();
  const selected = limit.is.includes(value.value);
  const excluded = limit.not.includes(value.value);
  const words = facetWords(facet, value.value, value.label);
  return (
    <li>
      <label
        className={`grid min-h-[25px] cursor-pointer grid-cols-[20px_minmax(0,1fr)_auto] items-center gap-1 ${selected ? "font-[560]" : ""}`}
      >
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
    </li>
  );
}
