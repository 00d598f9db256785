"use client";

import { useMemo, type ReactNode } from "react";
import type { Command } from "./command.ts";
import { useCommands } from "./use-commands.ts";

interface MoveKeysProps {
  /** Where the items are: a selector of the document. */
  within: string;
  items: string;
  children: ReactNode;
}

/** Lets j and k go from item to item; Enter opens the one that has the focus, as on any link. */
export function MoveKeys({ within, items, children }: MoveKeysProps) {
  const commands = useMemo((): Command[] => {
    const move = (step: 1 | -1) => () => focusNext(`${within} ${items}`, step);
    return [
      { id: "move.next", group: "This page", label: "Next line", keys: "j", keysOnly: true, run: move(1) },
      { id: "move.previous", group: "This page", label: "Previous line", keys: "k", keysOnly: true, run: move(-1) },
    ];
  }, [within, items]);
  useCommands(commands);
  return children;
}

/** From nowhere the first way is to the first item. */
function focusNext(selector: string, step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  const current = all.findIndex((item) => item === document.activeElement);
  const next = current === -1 ? all[0] : all[current + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
