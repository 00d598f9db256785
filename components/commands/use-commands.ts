"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { Command } from "./command.ts";
import { commandRegistry } from "./registry.ts";

const registry = commandRegistry();
const NONE: readonly Command[] = [];

/** Offers commands while the component is there. Keep the array: a new one is a new offer. */
export function useCommands(commands: readonly Command[]): void {
  // Outside system: the registry that the keyboard, the palette and the sheet of shortcuts read.
  useEffect(() => registry.offer(commands), [commands]);
}

/** What can be done here and now. */
export function useOfferedCommands(): readonly Command[] {
  return useSyncExternalStore(registry.subscribe, registry.current, () => NONE);
}
