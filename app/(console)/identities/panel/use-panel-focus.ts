"use client";

import { useCallback, useRef, type RefObject } from "react";

interface PanelFocus {
  /** Of the panel where it is docked. */
  frame: RefObject<HTMLElement | null>;
  /** Takes the focus back to the list. */
  leave: () => void;
  /** Moves it into the panel, and from there back to the list. */
  cross: () => void;
}

/** The ways of the focus between the list and the panel that shows this identity. */
export function usePanelFocus(open: string | null): PanelFocus {
  const frame = useRef<HTMLElement>(null);
  const leave = useCallback(() => (open === null ? null : rowLink(open))?.focus(), [open]);
  const cross = useCallback(() => {
    if (frame.current?.contains(document.activeElement)) leave();
    else frame.current?.focus();
  }, [leave]);
  return { frame, leave, cross };
}

/** The link of a row is where the focus goes back to; of one that stands on another page of the list, the first. */
export function rowLink(id: string): HTMLElement | null {
  const links = "main table tbody th a";
  return (
    document.querySelector<HTMLElement>(`${links}[href^="/identities/${CSS.escape(id)}"]`) ??
    document.querySelector<HTMLElement>(links)
  );
}
