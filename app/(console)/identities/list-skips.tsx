"use client";

import { useOpenRow } from "./use-open-row.ts";

/** Ways past fifty rows for whoever goes by Tab; they show when they have the focus. */
export function ListSkips() {
  const { openId } = useOpenRow();
  return (
    <>
      <a href="#list-end" className="skip-inline text-xs">
        Go past the list
      </a>
      {openId !== null && (
        <a href="#panel" className="skip-inline text-xs">
          Go to the panel
        </a>
      )}
    </>
  );
}
