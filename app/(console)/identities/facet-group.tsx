"use client";

import { useState, type MouseEvent } from "react";
import { TermHelp } from "#components/term.tsx";
import { number } from "#components/words/count.ts";
import type { Facet, FacetFilter, FacetValue } from "#lib/domain/inventory/list.ts";
import { FacetChoice, type Choice } from "./facet-choice.tsx";
import { FACET_TERMS, FACET_TITLES, facetWords } from "./facet-words.ts";

const SHOWN = 6;

interface FacetGroupProps {
  facet: Facet;
  values: FacetValue[];
  /** The counts may be too small. */
  atLeast: boolean;
  limit?: FacetFilter;
  open: boolean;
  onFold: (open: boolean) => void;
}

/** The values of one facet; what is selected or excluded always shows. */
export function FacetGroup({ facet, values, atLeast, limit = { is: [], not: [] }, open, onFold }: FacetGroupProps) {
  const title = FACET_TITLES[facet];
  function fold(event: MouseEvent): void {
    // The browser would open it by itself, and we would not know.
    event.preventDefault();
    onFold(!open);
  }
  return (
    <div className="facet">
      <TermHelp id={FACET_TERMS[facet]} word={title} />
      <details className="fold" open={open}>
        <summary onClick={fold}>{title}</summary>
        {open && <FacetValues facet={facet} values={values} atLeast={atLeast} limit={limit} />}
      </details>
    </div>
  );
}

type FacetValuesProps = Pick<FacetGroupProps, "facet" | "values" | "atLeast"> & { limit: FacetFilter };

function FacetValues({ facet, values, atLeast, limit }: FacetValuesProps) {
  const [all, setAll] = useState(false);
  const [sought, setSought] = useState("");
  const title = FACET_TITLES[facet];
  const excluded: Choice[] = limit.not
    .filter((value) => !values.some((known) => known.value === value))
    .map((value) => ({ value, count: null }));
  const chosen = new Set([...limit.is, ...limit.not]);
  const whole: Choice[] = [...values, ...excluded];
  const found = whole.filter(({ value }) =>
    facetWords(facet, value).toLowerCase().includes(sought.trim().toLowerCase()),
  );
  const shown = all || sought !== "" ? found : whole.filter(({ value }, index) => index < SHOWN || chosen.has(value));
  return (
    <>
      {whole.length > SHOWN && (
        <div className="input mb-1 h-7 px-2">
          <input
            type="search"
            aria-label={`Find in ${title.toLowerCase()}`}
            placeholder="Find"
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
        </div>
      )}
      <ul aria-label={title} className={atLeast ? "least" : undefined}>
        {shown.map((value) => (
          <FacetChoice key={value.value} facet={facet} value={value} limit={limit} />
        ))}
      </ul>
      {shown.length === 0 && <p className="text-xs text-ink-3">None of {number(whole.length)} matches.</p>}
      {sought === "" && whole.length > shown.length && (
        <button type="button" className="textbtn text-xs text-ink-2" onClick={() => setAll(true)}>
          Show all {number(whole.length)}
        </button>
      )}
    </>
  );
}
