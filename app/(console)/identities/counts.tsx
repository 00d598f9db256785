"use client";

import { createContext, startTransition, use, useEffect, useState, type ReactNode } from "react";
import type { InventoryCounts } from "#lib/domain/inventory/list.ts";

type CountsPromise = Promise<InventoryCounts | null>;

const Counts = createContext<{ promise: CountsPromise; stale: boolean } | null>(null);

/**
 * Hands the counts of the list to whatever says them. The first ones stream in; those of a changed filter take the
 * place of the old ones once they are there, so that rows never wait for them and numbers do not flicker.
 */
export function CountsProvider({ counts, children }: { counts: CountsPromise; children: ReactNode }) {
  const [shown, setShown] = useState(counts);

  // Outside system: the response that still brings the counts.
  useEffect(() => {
    if (counts === shown) return;
    let replaced = false;
    void counts.then(() => {
      if (!replaced) startTransition(() => setShown(counts));
    });
    return () => {
      replaced = true;
    };
  }, [counts, shown]);

  return <Counts value={{ promise: shown, stale: shown !== counts }}>{children}</Counts>;
}

/**
 * The counts, null when counting failed; `stale` while those of the rows that are shown are on their way. Suspends
 * until the first are there.
 */
export function useCounts(): { counts: InventoryCounts | null; stale: boolean } {
  const context = use(Counts);
  if (!context) throw new Error("Counts are said within a CountsProvider only.");
  return { counts: use(context.promise), stale: context.stale };
}
