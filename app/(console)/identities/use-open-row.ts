"use client";

import { useQueryState } from "nuqs";
import { useCallback } from "react";
import { parseAsUuid } from "./panel/parse-uuid.ts";

/**
 * Which identity the side panel shows. To open it is a step in the browser's history; to go on to another row is not,
 * so that Back closes the panel. The list is not read again for it: the panel asks for itself what it shows.
 */
export function useOpenRow(): { openId: string | null; open: (id: string) => void } {
  const [openId, setOpen] = useQueryState("open", parseAsUuid.withOptions({ scroll: false }));
  const open = useCallback(
    (id: string) => void setOpen(id, { history: openId === null ? "push" : "replace" }),
    [openId, setOpen],
  );
  return { openId, open };
}
