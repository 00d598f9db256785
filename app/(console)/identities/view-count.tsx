"use client";

import { createContext, Suspense, use, type ReactNode } from "react";
import { AtLeast } from "#components/coverage-mark.tsx";
import { number } from "#components/words/count.ts";
import { useLatest } from "./counts.tsx";

/** How many each view has, as far as that is known. */
export interface ViewCounts {
  byId: Record<string, number>;
  atLeast: boolean;
}

const Counts = createContext<Promise<ViewCounts | null> | null>(null);

export function ViewCountsProvider({ counts, children }: { counts: Promise<ViewCounts | null>; children: ReactNode }) {
  return <Counts value={useLatest(counts).promise}>{children}</Counts>;
}

/** The number beside the name of a view; nothing where it is not known. */
export function ViewCount({ id }: { id: string }) {
  return (
    <Suspense fallback={<span className="w-6" aria-hidden />}>
      <Counted id={id} />
    </Suspense>
  );
}

function Counted({ id }: { id: string }) {
  const promise = use(Counts);
  const counts = promise && use(promise);
  const count = counts?.byId[id];
  // None among what could be read is no news that is worth a number.
  if (!counts || count === undefined || (count === 0 && counts.atLeast)) return null;
  return (
    <span className="text-xs font-normal text-ink-3">
      <AtLeast value={number(count)} when={counts.atLeast} />
    </span>
  );
}
