"use client";

import { debounce, useQueryStates } from "nuqs";
import type { FilterChange } from "./filter-chips.ts";
import { usePending } from "./pending.tsx";
import { inventoryParsers } from "./search-params.ts";

const TYPING_PAUSE = 300;

/**
 * The filter in the address, which the query box, the rail and the chips edit alike. A choice is a step in the
 * browser's history; typing is not, and waits for a pause.
 */
export function useFilter() {
  const [, startTransition] = usePending();
  const { q, cursor, humans, vendors, view } = inventoryParsers;
  const [state, setState] = useQueryStates({ q, cursor, humans, vendors, view }, { shallow: false, startTransition });

  // A cursor belongs to one list: it goes with every change. An address without anything opens the view a person begins
  // with, so a list whose last filter is taken off says that it is the whole.
  function change(part: FilterChange): void {
    void setState({ ...part, cursor: null, view: state.view ?? "all" }, { history: "push" });
  }

  function type(text: string): void {
    void setState(
      { q: text, cursor: null, view: state.view ?? "all" },
      { history: "replace", limitUrlUpdates: debounce(TYPING_PAUSE) },
    );
  }

  return {
    text: state.q,
    humans: state.humans,
    vendors: state.vendors,
    change,
    choose: (text: string) => change({ q: text }),
    type,
  };
}
