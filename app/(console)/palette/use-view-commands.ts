"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { Command } from "#components/commands/command.ts";

interface ListedView {
  id: string;
  name: string;
  path: string;
}

const NONE: readonly Command[] = [];

/** The views of the inventory as lines of the palette, read when it opens. Without an answer they are left out. */
export function useViewCommands(asOf: string | null): readonly Command[] {
  const router = useRouter();
  const [commands, setCommands] = useState(NONE);

  // Outside system: the server, which knows the views.
  useEffect(() => {
    const asking = new AbortController();
    const toCommand = ({ id, name, path }: ListedView): Command => ({
      ...{ id: `view.${id}`, group: "Saved views", label: name },
      run: () => router.push(path as Route),
    });
    void listViews(asOf, asking.signal).then((views) => setCommands(views.map(toCommand)));
    return () => asking.abort();
  }, [router, asOf]);

  return commands;
}

async function listViews(asOf: string | null, signal: AbortSignal): Promise<ListedView[]> {
  try {
    const answer = await fetch(`/palette/views${asOf === null ? "" : `?asof=${encodeURIComponent(asOf)}`}`, { signal });
    return answer.ok ? ((await answer.json()) as ListedView[]) : [];
  } catch {
    return [];
  }
}
