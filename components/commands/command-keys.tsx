"use client";

import { useEffect } from "react";
import { tinykeys } from "tinykeys";
import { useOfferedCommands } from "./use-commands.ts";

/** Gives the keyboard to the commands that are offered; stands once in the layout. */
export function CommandKeys() {
  const commands = useOfferedCommands();

  // Outside system: the window's keyboard.
  useEffect(() => {
    const bindings = commands.flatMap(({ keys, run }) => {
      if (keys === undefined) return [];
      const press = (event: KeyboardEvent) => {
        event.preventDefault();
        run();
      };
      return [[keys, press] as const];
    });
    return tinykeys(window, Object.fromEntries(bindings), { ignore: isNotForUs });
  }, [commands]);

  return null;
}

const TAKES_KEYS =
  "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu]";

/** Single keys are for whoever neither types nor answers a dialog, and did not switch them off (WCAG 2.1.4). */
function isNotForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return true;
  if (event.ctrlKey || event.metaKey) return event.repeat;
  if (document.documentElement.dataset.shortcuts === "off" && event.key.length === 1) return true;
  const target = event.target instanceof Element ? event.target : null;
  return target?.closest(TAKES_KEYS) instanceof Element;
}
