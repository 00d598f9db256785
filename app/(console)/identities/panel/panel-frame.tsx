"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useRef, useSyncExternalStore, type KeyboardEvent, type ReactNode, type Ref } from "react";
import { showable } from "#components/words/names.ts";

interface PanelFrameProps {
  /** The panel itself where it is docked: it can be gone to. */
  ref: Ref<HTMLElement>;
  /** Of the identity; null while it is on its way or where there is none. */
  name: string | null;
  busy: boolean;
  close: () => void;
  focusOnClose: () => HTMLElement | null;
  children: ReactNode;
}

/**
 * Docked at the right where there is room, and then no dialog: the list beside it goes on to work, and so do the
 * keys. Where there is none it is a sheet over the list.
 */
export function PanelFrame({ ref, name, busy, close, focusOnClose, children }: PanelFrameProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const docked = useSyncExternalStore(subscribe, isDocked, () => true);
  const label = name === null ? "Identity" : `Identity ${showable(name)}`;
  if (docked) {
    return (
      <aside
        ref={ref}
        id={PANEL}
        tabIndex={-1}
        className="panel no-print"
        aria-label={label}
        aria-busy={busy}
        onKeyDown={(event) => escape(event, close)}
      >
        <p role="status" className="sr-only">
          {name !== null && !busy && `${showable(name)} is shown beside the list`}
        </p>
        {children}
      </aside>
    );
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-scrim" />
        <Dialog.Popup
          ref={sheet}
          className="panel sheet"
          aria-label={label}
          aria-busy={busy}
          initialFocus={sheet}
          finalFocus={focusOnClose}
        >
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const PANEL = "panel";

/** The same width as in globals.css. */
const ROOM = "(min-width: 73.75rem)";

function isDocked(): boolean {
  return matchMedia(ROOM).matches;
}

function subscribe(changed: () => void): () => void {
  const query = matchMedia(ROOM);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** Also where single keys are switched off: Escape is none. */
function escape(event: KeyboardEvent, close: () => void): void {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  event.preventDefault();
  close();
}
