"use client";

import { useEffect, useEffectEvent, type RefObject } from "react";
import { MAX_PASTED } from "#lib/domain/credentials/read-credential.ts";

/**
 * Takes what is dropped: a text on the field, a file anywhere on the page. Left to the browser, a text would stay in the
 * field, and a file beside it would open in the tab.
 */
export function useDropped(
  field: RefObject<HTMLTextAreaElement | null>,
  take: (text: string | Promise<string>) => void,
): void {
  const onDrag = useEffectEvent((event: DragEvent) => {
    const { dataTransfer, target, type } = event;
    if (!dataTransfer) return;
    const hasFile = dataTransfer.types.includes("Files");
    if (!hasFile && target !== field.current) return;
    // Also while it is dragged over: else nothing would be dropped.
    event.preventDefault();
    if (type !== "drop") return;
    const [file] = dataTransfer.files;
    if (file) take(file.slice(0, MAX_PASTED + 1).text());
    else if (!hasFile) take(dataTransfer.getData("text/plain"));
  });
  // Outside system: what is dragged into the window.
  useEffect(() => {
    const left = new AbortController();
    for (const type of ["dragover", "drop"] as const) {
      document.addEventListener(type, (event) => onDrag(event), { signal: left.signal });
    }
    return () => left.abort();
  }, []);
}
