"use client";

import { createContext, startTransition, use, useEffect, useMemo, useState, type ReactNode } from "react";
import type { InventoryCounts } from "#lib/domain/inventory/list.ts";
import { unpackCounts, type PackedCounts } from "./packed-counts.ts";

type CountsPromise = Promise<PackedCounts | null>;

/** Counts of the list as it is filtered. */
const Counts = createContext<{ promise: CountsPromise; stale: boolean } | null>(null);

/** Hands the counts of the list to whatever says them, so that rows never wait for them. */
export function CountsProvider({ counts, children }: { counts: CountsPromise; children: ReactNode }) {
  return <Counts value={useLatest(counts)}>{children}</Counts>;
}

/**
 * The newest answer that is there: the first streams in; a later one takes its place once it has come, so that nothing
 * waits for it and numbers do not flicker.
 */
function useLatest<Answer>(promise: Promise<Answer>): { promise: Promise<Answer>; stale: boolean } {
  const [shown, setShown] = useState(promise);

  // Outside system: the response that still brings the answer.
  useEffect(() => {
    if (promise === shown) return;
    let replaced = false;
    void promise.then(() => {
      if (!replaced) startTransition(() => setShown(promise));
    });
    return () => {
      replaced = true;
    };
  }, [promise, shown]);

  return { promise: shown, stale: shown !== promise };
}

/**
 * The counts, null when counting failed; `stale` while those of the rows that are shown are on their way. Suspends
 * until the first are there.
 */
export function useCounts(): { counts: InventoryCounts | null; stale: boolean } {
  const context = use(Counts);
  if (!context) throw new Error("Counts are said within a CountsProvider only.");
  const packed = use(context.promise);
  const counts = useMemo(() => packed && unpackCounts(packed), [packed]);
  return { counts, stale: context.stale };
}
