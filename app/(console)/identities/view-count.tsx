"use client";

import { createContext, use, useEffect, useState, type ReactNode } from "react";
import { AtLeast } from "#components/coverage-mark.tsx";
import { number } from "#components/words/count.ts";

/** How many each view has, as far as that is known. */
export interface ViewCounts {
  byId: Record<string, number>;
  atLeast: boolean;
}

/** Undefined until they were counted for the first time, null where they could not be. */
const Counts = createContext<ViewCounts | null | undefined>(undefined);

interface ViewCountsProviderProps {
  counts: Promise<ViewCounts | null>;
  children: ReactNode;
}

/** Hands the counts to the tabs when they are there. Not part of the HTML: each would stream in on its own. */
export function ViewCountsProvider({ counts, children }: ViewCountsProviderProps) {
  const [shown, setShown] = useState<ViewCounts | null>();

  // Outside system: the response that brings the answer.
  useEffect(() => {
    let replaced = false;
    void counts.then((answer) => {
      if (!replaced) setShown(answer);
    });
    return () => {
      replaced = true;
    };
  }, [counts]);

  return <Counts value={shown}>{children}</Counts>;
}

/** The number beside the name of a view; nothing where it is not known. */
export function ViewCount({ id }: { id: string }) {
  const counts = use(Counts);
  if (counts === undefined) return <span className="w-6" aria-hidden />;
  const count = counts?.byId[id];
  // None among what could be read is no news that is worth a number.
  if (!counts || count === undefined || (count === 0 && counts.atLeast)) return null;
  return (
    <span className="text-xs font-normal text-ink-3">
      <AtLeast value={number(count)} when={counts.atLeast} />
    </span>
  );
}
