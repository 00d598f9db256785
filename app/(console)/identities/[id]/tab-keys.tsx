"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { use, useMemo } from "react";
import type { Command } from "#components/commands/command.ts";
import { useCommands } from "#components/commands/use-commands.ts";
import type { IdentityTab } from "#lib/domain/inventory/view.ts";
import { PanelPlacesContext, pageAddress } from "./tab-link.tsx";

interface TabKeysProps {
  id: string;
  asOf: Date | null;
  tab: IdentityTab;
  tabs: readonly IdentityTab[];
}

/** `[` and `]` go to the tab before and after, in a panel also while the identity is on its way. */
export function TabKeys({ id, asOf, tab, tabs }: TabKeysProps) {
  const router = useRouter();
  const panel = use(PanelPlacesContext);
  const commands = useMemo((): Command[] => {
    const step = (by: number) => () => {
      const next = tabs[tabs.indexOf(tab) + by];
      if (!next) return;
      if (panel) panel.show({ tab: next });
      else router.push(pageAddress(id, asOf, { tab: next }) as Route, { scroll: false });
    };
    const shared = { group: "This page", keysOnly: true } as const;
    return [
      { ...shared, id: "identity.tab.previous", label: "Show the previous tab", keys: "[", run: step(-1) },
      { ...shared, id: "identity.tab.next", label: "Show the next tab", keys: "]", run: step(1) },
    ];
  }, [router, panel, id, asOf, tab, tabs]);
  useCommands(commands);
  return null;
}
