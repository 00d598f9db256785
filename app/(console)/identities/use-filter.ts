"use client";

import { debounce, useQueryStates } from "nuqs";
import { inventoryParsers } from "./search-params.ts";
import { usePending } from "./pending.tsx";

const TYPING_PAUSE = 300;

/**
 * The filter in the address, which the query box and the rail edit alike. A choice is a step in the browser's
 * history; typing is not, and waits for a pause.
 */
export function useFilter() {
  const [, startTransition] = usePending();
  const { q, cursor } = inventoryParsers;
  const [state, setState] = useQueryStates({ q, cursor }, { shallow: false, startTransition });
  return {
    text: state.q,
    choose: (text: string) => void setState({ q: text || null, cursor: null }, { history: "push" }),
    type: (text: string) =>
      void setState({ q: text || null, cursor: null }, { history: "replace", limitUrlUpdates: debounce(TYPING_PAUSE) }),
  };
}
