"use client";

import { useSyncExternalStore } from "react";
import type { Theme } from "./preferences.ts";

/** Whether single-key shortcuts are on, wherever they were switched. */
export function useShortcutsOn(first: boolean): boolean {
  return useSyncExternalStore(
    onRootChange,
    () => document.documentElement.dataset.shortcuts !== "off",
    () => first,
  );
}

/** The theme that was chosen, wherever that was. */
export function useTheme(first: Theme): Theme {
  return useSyncExternalStore(
    onRootChange,
    () => readTheme(document.documentElement.dataset.theme),
    () => first,
  );
}

function readTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}

/** Preferences that show stand on the root element: CSS reads them there. */
function onRootChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "data-shortcuts"] });
  return () => observer.disconnect();
}
