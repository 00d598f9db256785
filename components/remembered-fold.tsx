"use client";

import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { remember } from "./preferences.ts";

interface RememberedFoldProps {
  folded: boolean;
  summary: ReactNode;
  children: ReactNode;
}

/** Open until somebody folds it, and then folded on every page. */
export function RememberedFold({ folded, summary, children }: RememberedFoldProps) {
  return (
    <details
      className="fold"
      open={!folded}
      onToggle={(event) => remember("coverage", event.currentTarget.open ? null : "folded")}
    >
      <summary>
        <ChevronRight className="icon turn" aria-hidden />
        {summary}
      </summary>
      {children}
    </details>
  );
}
