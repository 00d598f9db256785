"use client";

import { useMemo, type RefObject } from "react";
import type { Command } from "#components/commands/command.ts";
import { useCommands } from "#components/commands/use-commands.ts";

/** What the bar offers, for the keyboard and the palette too: between the list and the bar lie all its rows. */
export function useBulkCommands(bar: RefObject<HTMLElement | null>, offered: boolean): void {
  const commands = useMemo((): Command[] => {
    if (!offered) return [];
    const button = (selector: string) => bar.current?.querySelector<HTMLButtonElement>(selector);
    const press = (format: string) => button(`button[value=${format}]`)?.click();
    return [
      {
        ...{ id: "selection.go", group: "Selection", label: "Go to the selection", keys: "b", keysOnly: true },
        run: () => button("button")?.focus(),
      },
      { id: "selection.csv", group: "Selection", label: "Export the selection as CSV", run: () => press("csv") },
      { id: "selection.json", group: "Selection", label: "Export the selection as JSON", run: () => press("json") },
    ];
  }, [bar, offered]);
  useCommands(commands);
}
