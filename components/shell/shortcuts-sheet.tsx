"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { COMMAND_GROUPS } from "../commands/command.ts";
import { areSingleKeys, keyWords } from "../commands/key-caps.ts";
import { KeyHint, useMac } from "../commands/key-hint.tsx";
import { useOfferedCommands } from "../commands/use-commands.ts";
import { setShortcuts } from "../preferences.ts";
import { useShortcutsOn } from "../use-preference.ts";

interface ShortcutsSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Single keys were on when the page was made. */
  on: boolean;
}

/** What the keyboard can do here and now, and the switch that takes single keys away (WCAG 2.1.4). */
export function ShortcutsSheet({ open, onOpenChange, on: first }: ShortcutsSheetProps) {
  const on = useShortcutsOn(first);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Viewport className="fixed inset-0 z-40 grid place-items-center overflow-y-auto p-2 sm:p-4">
          <Dialog.Popup className="pop w-full max-w-[44rem] p-5 sm:p-6">
            <div className="flex items-start gap-3">
              <Dialog.Title className="flex-1">Keyboard shortcuts</Dialog.Title>
              <Dialog.Close className="iconbtn" aria-label="Close">
                <X className="icon" aria-hidden />
              </Dialog.Close>
            </div>
            <Dialog.Description className="mt-1 text-sm text-ink-2">
              What works on this page. Keys rest while you type or answer a question.
            </Dialog.Description>
            <label className="mt-4 grid cursor-pointer grid-cols-[20px_minmax(0,1fr)] items-start gap-x-1.5 rounded-md bg-sunken px-3 py-2.5 text-sm">
              <input
                type="checkbox"
                className="cb mt-[3px]"
                checked={on}
                onChange={(event) => setShortcuts(event.currentTarget.checked)}
              />
              <span>
                <b>Single-key shortcuts</b>
                <span className="block text-xs text-pretty text-ink-2">
                  Off is better with speech input. Keys held with <kbd>Ctrl</kbd> or <kbd>⌘</kbd> work either way. Kept
                  in this browser; also in the menu of your account.
                </span>
              </span>
            </label>
            <Shortcuts on={on} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Shortcuts({ on }: { on: boolean }) {
  const offered = useOfferedCommands();
  const mac = useMac();
  const isOn = (keys: string) => on || !areSingleKeys(keys);
  const groups = COMMAND_GROUPS.map((group) => ({
    group,
    commands: offered.flatMap(({ id, label, keys, ...command }) =>
      command.group === group && keys !== undefined ? [{ id, label, keys }] : [],
    ),
  })).filter(({ commands }) => commands.length > 0);
  return (
    <div className="mt-4 gap-x-8 sm:columns-2">
      {groups.map(({ group, commands }) => (
        <section key={group} aria-label={group} className="mb-4 break-inside-avoid">
          <h3 className="kicker border-b border-rule pb-1">{group}</h3>
          <dl>
            {commands.map(({ id, label, keys }) => (
              <div key={id} className="flex min-h-8 items-center justify-between gap-3 border-b border-rule text-sm">
                <dt>{label}</dt>
                <dd>
                  {isOn(keys) ? <KeyHint keys={keys} /> : <span className="text-xs text-ink-3">off</span>}
                  {isOn(keys) && <span className="sr-only">{keyWords(keys, mac)}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
