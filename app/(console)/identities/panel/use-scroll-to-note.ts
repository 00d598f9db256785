"use client";

import { useEffect } from "react";
import type { Place } from "../[id]/tab-link.tsx";

/** Brings what a note points to into view once it is there: a panel has no anchors of its own in the address. */
export function useScrollToNote(place: Place | null): void {
  // Outside system: the scroll position.
  useEffect(() => {
    if (place?.note === undefined) return;
    document.getElementById(`note-${place.note}`)?.scrollIntoView({ block: "center" });
  }, [place]);
}
