"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import type { Command } from "../commands/command.ts";
import { useTipWithKeys } from "../commands/key-hint.tsx";
import { useCommands } from "../commands/use-commands.ts";
import { Glyph } from "../glyph.tsx";

const load = () => import("./shortcuts-sheet.tsx").then(({ ShortcutsSheet }) => ShortcutsSheet);

// Its code is fetched when somebody is about to open it.
const ShortcutsSheet = dynamic(load, { ssr: false });

const LABEL = "Keyboard shortcuts";
const KEYS = "[Shift]+?";

/** Opens the sheet of shortcuts; `?` does the same. */
export function ShortcutsButton({ on }: { on: boolean }) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);

  const commands = useMemo((): Command[] => {
    const run = () => {
      setWanted(true);
      setOpen(true);
    };
    return [{ id: "shortcuts", group: "Rollcall", label: LABEL, keys: KEYS, run }];
  }, []);
  useCommands(commands);

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={LABEL}
        aria-keyshortcuts="?"
        data-tip={useTipWithKeys(LABEL, KEYS)}
        className="iconbtn max-md:hidden"
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => commands[0]?.run()}
      >
        <Glyph name="keyboard" />
      </button>
      {wanted && <ShortcutsSheet open={open} onOpenChange={setOpen} on={on} />}
    </>
  );
}
