"use client";

import { RotateCw } from "lucide-react";

/** Why the panel has nothing to show, and what can be done. */
export function PanelProblem({ problem, retry }: { problem: string; retry?: () => void }) {
  return (
    <div className="py-6" role="status">
      <p className="text-base text-pretty">{problem}</p>
      {retry && (
        <button type="button" className="btn sm mt-3" onClick={retry}>
          <RotateCw className="icon" aria-hidden />
          Try again
        </button>
      )}
    </div>
  );
}
