"use client";

import { useMemo, type RefObject } from "react";
import type { Command } from "#components/commands/command.ts";
import { useCommands } from "#components/commands/use-commands.ts";
import { copyAt } from "#components/ui/tips.ts";
import { isSelected, type PickedRow } from "#lib/domain/inventory/selection.ts";
import { boxesOf, linkOf, placeOf, rowIn } from "./row-elements.ts";
import { useOpenRow } from "./use-open-row.ts";
import { useSelection } from "./use-selection.tsx";

/** The keys of the list. They act on the row that has the focus, or else on the one the panel shows. */
export function useRowCommands(root: RefObject<HTMLElement | null>, rows: readonly PickedRow[]): void {
  const { selection, setRows } = useSelection();
  const { openId, open } = useOpenRow();

  const commands = useMemo(() => {
    const linkAt = (place: number) => linkOf(rowIn(boxesOf(root.current)[place] ?? null));
    const at = () => {
      const focused = rowIn(document.activeElement);
      return focused ? placeOf(focused) : rows.findIndex(({ id }) => id === openId);
    };
    const step = (by: 1 | -1) => {
      const next = at() + by;
      const row = rows[next];
      const link = linkAt(next);
      if (!row || !link) return;
      // Whoever reads the panel goes on to read it.
      if (document.activeElement?.closest(".panel")) link.scrollIntoView({ block: "nearest" });
      else link.focus();
      if (openId !== null) open(row.id);
    };
    return [
      { ...ROW_KEYS.next, run: () => step(1) },
      { ...ROW_KEYS.previous, run: () => step(-1) },
      {
        ...ROW_KEYS.select,
        run: () => {
          const row = rows[at()];
          if (row) setRows([row], !isSelected(selection, row.id));
        },
      },
      {
        ...ROW_KEYS.copy,
        run: () => {
          const link = linkAt(at());
          if (link) copyAt(link, link.href);
        },
      },
    ];
  }, [root, rows, selection, setRows, openId, open]);
  useCommands(commands);
}

const keyed = (id: string, keys: string, label: string): Omit<Command, "run"> => ({
  ...{ id, keys, label },
  group: "This page",
  keysOnly: true,
});

const ROW_KEYS = {
  next: keyed("row.next", "j", "Next row"),
  previous: keyed("row.previous", "k", "Previous row"),
  select: keyed("row.select", "x", "Select the row, or not"),
  copy: keyed("row.copy-link", "c", "Copy the link of the row’s page"),
};
