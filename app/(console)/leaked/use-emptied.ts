"use client";

import { useEffect, type RefObject } from "react";

/** Empties a field when its page is left or hidden, so that nothing comes back with it. */
export function useEmptied(field: RefObject<HTMLTextAreaElement | null>): void {
  // Outside system: the document's visibility, and the browser's memory of pages one can go back to.
  useEffect(() => {
    const empty = () => {
      if (field.current) field.current.value = "";
    };
    const left = new AbortController();
    document.addEventListener("visibilitychange", () => document.hidden && empty(), { signal: left.signal });
    window.addEventListener("pagehide", empty, { signal: left.signal });
    return () => left.abort();
  }, [field]);
}
