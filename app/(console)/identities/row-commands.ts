"use client";

import { useMemo, type RefObject } from "react";
import type { Command } from "#components/commands/command.ts";
import { useCommands } from "#components/commands/use-commands.ts";
import { copyAt } from "#components/ui/tips.ts";
import { isSelected } from "#lib/domain/inventory/selection.ts";
import { boxesOf, linkOf, pickedRow, rowIn } from "./row-elements.ts";
import { useOpenRow } from "./use-open-row.ts";
import { useSelection } from "./use-selection.tsx";

/** The keys of the list. They act on the row that has the focus, or else on the one the panel shows. */
export function useRowCommands(root: RefObject<HTMLElement | null>): void {
  const { selection, setRows } = useSelection();
  const { openId, open } = useOpenRow();

  const commands = useMemo(() => {
    const boxes = () => boxesOf(root.current);
    const at = () => {
      const focused = rowIn(document.activeElement);
      return boxes().findIndex((box) => (focused ? focused.contains(box) : box.name === openId));
    };
    const step = (by: 1 | -1) => {
      const box = boxes()[at() + by];
      const link = linkOf(rowIn(box ?? null));
      if (!box || !link) return;
      link.focus();
      if (openId !== null) open(box.name);
    };
    const onRow = (run: (box: HTMLInputElement) => void) => {
      const box = boxes()[at()];
      if (box) run(box);
    };
    return [
      { ...ROW_KEYS.next, run: () => step(1) },
      { ...ROW_KEYS.previous, run: () => step(-1) },
      {
        ...ROW_KEYS.select,
        run: () => onRow((box) => setRows([pickedRow(box)], !isSelected(selection, box.name))),
      },
      {
        ...ROW_KEYS.copy,
        run: () =>
          onRow((box) => {
            const link = linkOf(rowIn(box));
            if (link) copyAt(link, link.href);
          }),
      },
    ];
  }, [root, selection, setRows, openId, open]);
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
