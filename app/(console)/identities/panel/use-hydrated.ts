"use client";

import { useSyncExternalStore } from "react";

/**
 * False while React takes over the server's HTML, then true. A part that arrives late may be taken over when the
 * address has already moved on: it has to begin with what the server knew.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}
