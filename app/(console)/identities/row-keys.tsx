"use client";

import type { KeyboardEvent, ReactNode } from "react";
import { isShortcut } from "#components/preferences.ts";

/** Lets j and k move between the rows while the focus is in the list; Enter opens, as on any link. */
export function RowKeys({ children }: { children: ReactNode }) {
  return <div onKeyDown={move}>{children}</div>;
}

function move(event: KeyboardEvent<HTMLDivElement>): void {
  const step = isShortcut(event.nativeEvent, "j") ? 1 : isShortcut(event.nativeEvent, "k") ? -1 : 0;
  if (step === 0) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("tbody th a")];
  const row = event.target instanceof Element ? event.target.closest("tr") : null;
  const current = links.findIndex((link) => row?.contains(link));
  links[current + step]?.focus();
}
