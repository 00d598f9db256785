"use client";

import type { Route } from "next";
import Link from "next/link";
import { useEffect, useState, useTransition } from "react";
import { reached } from "#components/ui/reached.ts";
import { saveView, type ViewResult } from "./view-actions.ts";
import { NameView } from "./name-view.tsx";
import { VIEW_MENU } from "./view-menu.tsx";

interface ViewChangeProps {
  /** The list is not the one that was saved, or not saved at all. */
  changed: boolean;
  /** The view that can be saved over; null where it is built in or somebody else's. */
  own: string | null;
  query: string;
  /** The address of the view as it was saved. */
  reset: string | null;
  share: boolean;
}

/** Offers to keep a list that is not the one that was saved, and says when it is. */
export function ViewChange({ changed, ...offered }: ViewChangeProps) {
  const { query } = offered;
  const [saved, setSaved] = useState<string | null>(null);
  // Adjusted while rendering: it was said of that list and not of the next.
  if (saved !== null && saved !== query) setSaved(null);

  // Outside system: the focus, which is nowhere once the button that had it is gone.
  useEffect(() => {
    if (!changed) return;
    return () => {
      if (document.activeElement === document.body) document.getElementById(VIEW_MENU)?.focus();
    };
  }, [changed]);

  return (
    <>
      <p role="status" className="flex-none pb-2.5 text-xs text-ink-2">
        {saved === query && !changed && "Saved"}
      </p>
      {changed && <Offers {...offered} onSaved={() => setSaved(query)} />}
    </>
  );
}

function Offers({ own, query, reset, share, onSaved }: Omit<ViewChangeProps, "changed"> & { onSaved: () => void }) {
  const [saving, start] = useTransition();
  const [refusal, setRefusal] = useState("");
  function save(id: string): void {
    start(async () => {
      const answer = await reached(
        () => saveView({ id, query }),
        (sentence): ViewResult => ({ refusal: sentence }),
      );
      setRefusal(answer.refusal ?? "");
      if (!answer.refusal) onSaved();
    });
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
      <NameView trigger="Save as" triggerClass="btn sm" query={query} share={share} onSaved={onSaved} />
      {reset !== null && (
        <Link href={reset as Route} prefetch={false} className="btn quiet sm max-md:hidden">
          Reset
        </Link>
      )}
    </div>
  );
}
