"use client";

import dynamic from "next/dynamic";
import { useEffect, useMemo, useState } from "react";
import type { Command } from "#components/commands/command.ts";
import { KeyHint, useTipWithKeys } from "#components/commands/key-hint.tsx";
import { Glyph } from "#components/glyph.tsx";
import { useCommands } from "#components/commands/use-commands.ts";

const load = () => import("./palette-dialog.tsx").then(({ PaletteDialog }) => PaletteDialog);

// Its code is fetched when somebody is about to open it.
const PaletteDialog = dynamic(load, { ssr: false });

/** By then a page is read and its own code has run. */
const IDLE_AFTER_MS = 2000;

const LABEL = "Find or go to";
const KEYS = "$mod+k";

/** Opens the command palette; ⌘K does the same, also while single keys are off. */
export function PaletteButton() {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);

  const commands = useMemo((): Command[] => {
    const run = () => {
      // A question that is being asked is answered first.
      if (document.querySelector("[role=alertdialog]")) return;
      setWanted(true);
      setOpen((is) => !is);
    };
    return [{ id: "palette", group: "Rollcall", label: LABEL, keys: KEYS, keysOnly: true, run }];
  }, []);
  useCommands(commands);
  const tip = useTipWithKeys(LABEL, KEYS);

  // Outside system: the browser's idle time. Whoever opens it types at once, so its code should be there by then.
  useEffect(() => {
    const idle = setTimeout(() => void load(), IDLE_AFTER_MS);
    return () => clearTimeout(idle);
  }, []);

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        data-tip={tip}
        className="jump"
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => commands[0]?.run()}
      >
        <Glyph name="search" />
        <span className="flex-1 text-left max-lg:sr-only">{LABEL}</span>
        <span className="contents max-lg:hidden">
          <KeyHint keys={KEYS} />
        </span>
      </button>
      {wanted && <PaletteDialog open={open} onOpenChange={setOpen} />}
    </>
  );
}
