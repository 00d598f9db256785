"use client";

import { debounce, useQueryStates } from "nuqs";
import { createContext, use, useRef, type ReactNode, type RefObject } from "react";
import { appliedEdit, type FilterChange, type FilterEdit } from "./filter-chips.ts";
import { usePending } from "./pending.tsx";
import { inventoryParsers } from "./search-params.ts";

const TYPING_PAUSE = 300;

interface Filter extends ReturnType<typeof useAddress> {
  /** The query box, where the focus goes when what had it is gone. */
  box: RefObject<HTMLInputElement | null>;
}

const FilterContext = createContext<Filter | null>(null);

/**
 * Reads the filter from the address once for all parts of the page. Parts that stream in are hydrated late; a filter
 * that was changed until then reaches them by context, which React hydrates right, and not by the address, which it
 * cannot know of.
 */
export function FilterProvider({ children }: { children: ReactNode }) {
  const box = useRef<HTMLInputElement>(null);
  return <FilterContext value={{ ...useAddress(), box }}>{children}</FilterContext>;
}

/** The filter, which the query box, the rail and the chips edit alike. */
export function useFilter(): Filter {
  const filter = use(FilterContext);
  if (!filter) throw new Error("The filter is edited within a FilterProvider only.");
  return filter;
}

/** A choice is a step in the browser's history; typing is not, and waits for a pause. */
function useAddress() {
  const [, startTransition] = usePending();
  const { q, cursor, humans, vendors, view } = inventoryParsers;
  const [state, setState] = useQueryStates({ q, cursor, humans, vendors, view }, { shallow: false, startTransition });

  // A cursor belongs to one list: it goes with every change. An address without anything opens the view a person begins
  // with, so a list whose last filter is taken off says that it is the whole.
  function change(part: FilterChange): void {
    void setState({ ...part, cursor: null, view: state.view ?? "all" }, { history: "push" });
  }

  function type(text: string): void {
    const part = { q: text, cursor: null, view: state.view ?? "all" };
    void setState(part, { history: "replace", limitUrlUpdates: debounce(TYPING_PAUSE) });
  }

  return {
    text: state.q,
    humans: state.humans,
    vendors: state.vendors,
    change,
    choose: (text: string) => change({ q: text }),
    edit: (by: FilterEdit) => change(appliedEdit(state.q, by)),
    type,
  };
}
