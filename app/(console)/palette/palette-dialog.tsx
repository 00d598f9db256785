"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useQueryState } from "nuqs";
import { useMemo, useRef, useState } from "react";
import { useOfferedCommands } from "#components/commands/use-commands.ts";
import { at, parseAsInstant } from "../search-params.ts";
import { pageOf, paletteGroups, type PaletteGroup, type PaletteItem } from "./palette-groups.ts";
import { PaletteLine } from "./palette-line.tsx";
import { PaletteStatus } from "./palette-status.tsx";
import { addRecent, readRecent } from "#components/commands/recent.ts";
import { useIdentities } from "./use-identities.ts";
import { useViewCommands } from "./use-view-commands.ts";

interface PaletteDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Finds identities, pages and everything that can be done where one is; for the keyboard, and works without one. */
export function PaletteDialog({ open, onOpenChange }: PaletteDialogProps) {
  // What was chosen runs when the window is gone and the focus is back: it may want to put the focus elsewhere.
  const chosen = useRef<() => void>(undefined);

  function close(run: () => void): void {
    chosen.current = run;
    onOpenChange(false);
  }

  return (
    <Dialog.Root
      open={open}
      onOpenChange={onOpenChange}
      onOpenChangeComplete={(isOpen) => {
        if (isOpen) return;
        chosen.current?.();
        chosen.current = undefined;
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center p-2 sm:pt-[12vh]">
          <Dialog.Popup
            className="pop flex max-h-[min(32rem,calc(100dvh-1rem))] w-full max-w-[38rem] flex-col"
            aria-label="Find or go to"
          >
            <Palette onChoose={close} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Palette({ onChoose }: { onChoose: (run: () => void) => void }) {
  const router = useRouter();
  const [asOf] = useQueryState("asof", parseAsInstant);
  const [typed, setTyped] = useState("");
  const [recent] = useState(() => readRecent(localStorage));
  const offered = useOfferedCommands();
  const time = asOf === null ? null : parseAsInstant.serialize(asOf);
  const views = useViewCommands(time);
  const found = useIdentities(typed, time);
  const groups = useMemo(
    () => paletteGroups(typed, [...offered, ...views], found, recent),
    [typed, offered, views, found, recent],
  );

  function choose({ id, label, command }: PaletteItem): void {
    addRecent(localStorage, { id, label });
    onChoose(command ? command.run : () => router.push(at(pageOf(id), asOf)));
  }

  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      items={groups}
      value={typed}
      onValueChange={(value, { reason }) => {
        // Choosing a line would write its label here.
        if (reason !== "item-press") setTyped(value);
      }}
      itemToStringValue={({ label }: PaletteItem) => label}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex items-center gap-2.5 border-b border-rule px-4">
        <Search className="icon text-ink-3" aria-hidden />
        <Autocomplete.Input
          aria-label="Find or go to"
          placeholder="An identity, a repository, a page, something to do"
          maxLength={200}
          autoCapitalize="off"
          spellCheck={false}
          className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-ink-3"
        />
        <Dialog.Close className="btn quiet sm">
          Close <kbd aria-hidden>Esc</kbd>
        </Dialog.Close>
      </div>
      <Autocomplete.List className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1.5 outline-none">
        {(group: PaletteGroup) => (
          <Autocomplete.Group key={group.value} items={group.items} className="pb-1">
            <Autocomplete.GroupLabel className="kicker px-2.5 pt-2 pb-1">{group.value}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: PaletteItem) => (
                <Autocomplete.Item key={item.id} value={item} className="palette-item" onClick={() => choose(item)}>
                  <PaletteLine item={item} />
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      <PaletteStatus typed={typed} found={found} lines={groups.reduce((sum, { items }) => sum + items.length, 0)} />
    </Autocomplete.Root>
  );
}
