"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useCallback } from "react";

/**
 * Which identity the side panel shows. To open it is a step in the browser's history; to go on to another row is not,
 * so that Back closes the panel.
 */
export function useOpenRow(): { openId: string | null; open: (id: string) => void } {
  const [openId, setOpen] = useQueryState("open", parseAsString.withOptions({ shallow: false, scroll: false }));
  const open = useCallback(
    (id: string) => void setOpen(id, { history: openId === null ? "push" : "replace" }),
    [openId, setOpen],
  );
  return { openId, open };
}
