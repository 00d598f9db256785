"use client";

import type { Route } from "next";
import Link from "next/link";
import { useState, useTransition } from "react";
import { saveView } from "./view-actions.ts";
import { NameView } from "./name-view.tsx";

interface ViewChangeProps {
  /** The view that can be saved over; null where it is built in or somebody else's. */
  own: string | null;
  query: string;
  /** The address of the view as it was saved. */
  reset: string | null;
  share: boolean;
}

/** Stands beside the views only while the list is not the one that was saved. */
export function ViewChange({ own, query, reset, share }: ViewChangeProps) {
  const [saving, start] = useTransition();
  const [refusal, setRefusal] = useState("");
  function save(id: string): void {
    start(async () => setRefusal((await saveView({ id, query })).refusal ?? ""));
  }
  return (
    <div className="flex flex-none items-center gap-1 pb-1.5">
      {refusal && (
        <span role="alert" className="text-xs text-critical">
          {refusal}
        </span>
      )}
      {own !== null && (
        <button type="button" className="btn sm" aria-disabled={saving} onClick={() => saving || save(own)}>
          {saving ? "Saving…" : "Save"}
        </button>
      )}
      <NameView trigger="Save as" triggerClass="btn sm" query={query} share={share} />
      {reset !== null && (
        <Link href={reset as Route} prefetch={false} className="btn quiet sm max-md:hidden">
          Reset
        </Link>
      )}
    </div>
  );
}
