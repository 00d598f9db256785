"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { use, useMemo } from "react";
import type { Command } from "#components/commands/command.ts";
import { useCommands } from "#components/commands/use-commands.ts";
import { number } from "#components/words/count.ts";
import { IDENTITY_TABS, type IdentityHead, type IdentityTab } from "#lib/domain/inventory/view.ts";
import { PanelPlacesContext, TabLink, pageAddress } from "./tab-link.tsx";

const LABELS: Record<IdentityTab, string> = {
  overview: "Overview",
  access: "Access",
  credentials: "Credentials",
  history: "History",
  evidence: "Evidence",
};

interface TabNavProps {
  head: IdentityHead;
  asOf: Date | null;
  tab: IdentityTab;
}

/** The tabs, as links; `[` and `]` go to the one before and after. */
export function TabNav({ head: { row, counts, read }, asOf, tab }: TabNavProps) {
  useCommands(useTabCommands(row.id, asOf, tab));
  const counted: Partial<Record<IdentityTab, { count: number; complete: boolean }>> = {
    access: { count: counts.access, complete: read.bindings },
    credentials: { count: counts.credentials, complete: read.credentials },
  };
  return (
    <nav aria-label="Parts of this identity" className="tabs no-print">
      {IDENTITY_TABS.map((each) => (
        <TabLink key={each} id={row.id} asOf={asOf} to={{ tab: each }} current={each === tab}>
          {LABELS[each]}
          <Count of={counted[each]} />
        </TabLink>
      ))}
    </nav>
  );
}

function Count({ of }: { of?: { count: number; complete: boolean } }) {
  if (!of || of.count === 0) return null;
  return (
    <span className="n">
      {of.complete ? (
        number(of.count)
      ) : (
        <>
          <span aria-hidden>≥ {number(of.count)}</span>
          <span className="sr-only">at least {number(of.count)}</span>
        </>
      )}
    </span>
  );
}

function useTabCommands(id: string, asOf: Date | null, tab: IdentityTab): Command[] {
  const router = useRouter();
  const panel = use(PanelPlacesContext);
  return useMemo(() => {
    const step = (by: number) => () => {
      const next = IDENTITY_TABS[IDENTITY_TABS.indexOf(tab) + by];
      if (!next) return;
      if (panel) panel.show({ tab: next });
      else router.push(pageAddress(id, asOf, { tab: next }) as Route, { scroll: false });
    };
    const shared = { group: "This page", keysOnly: true } as const;
    return [
      { ...shared, id: "identity.tab.previous", label: "Show the previous tab", keys: "[", run: step(-1) },
      { ...shared, id: "identity.tab.next", label: "Show the next tab", keys: "]", run: step(1) },
    ];
  }, [router, panel, id, asOf, tab]);
}
