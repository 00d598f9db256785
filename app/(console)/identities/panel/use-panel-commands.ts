"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import type { Command } from "#components/commands/command.ts";
import { useCommands } from "#components/commands/use-commands.ts";

interface PanelCommands {
  fullPage: string;
  close: () => void;
  /** Moves the focus into the panel, and from there back to the list. */
  cross: () => void;
}

/** The keys of an open panel; those of the list go on to work beside it. */
export function usePanelCommands(panel: PanelCommands | null): void {
  const router = useRouter();
  const fullPage = panel?.fullPage;
  const close = panel?.close;
  const cross = panel?.cross;
  const commands = useMemo((): Command[] => {
    if (fullPage === undefined || close === undefined || cross === undefined) return [];
    const open = () => router.push(fullPage as Route);
    return [
      {
        ...{ id: "panel.cross", group: "This page", label: "Go to the panel, or back to the list", keys: "p" },
        run: cross,
      },
      { id: "panel.full-page", group: "This page", label: "Open the full page", keys: "o", run: open },
      { id: "panel.close", group: "This page", label: "Close the panel", keys: "Escape", run: close },
    ];
  }, [router, fullPage, close, cross]);
  useCommands(commands);
}
