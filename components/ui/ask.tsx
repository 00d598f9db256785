"use client";

import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";

interface AskProps {
  /** What opens it. */
  trigger: string;
  triggerClass?: string;
  title: string;
  description: ReactNode;
  /** For a window that closes when its deed is done. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}

/** A small window with one form. */
export function Ask({ trigger, triggerClass = "btn", title, description, open, onOpenChange, children }: AskProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Trigger className={triggerClass}>{trigger}</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-scrim" />
        <Dialog.Viewport className="fixed inset-0 z-30 grid place-items-center overflow-y-auto p-4">
          <Dialog.Popup className="pop w-full max-w-[32rem] p-6">
            <Dialog.Title className="headline">{title}</Dialog.Title>
            <Dialog.Description render={<div />} className="mt-2 text-sm text-ink-2">
              {description}
            </Dialog.Description>
            {children}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Closes the window and does nothing. */
export function Leave({ children }: { children: ReactNode }) {
  return <Dialog.Close className="btn">{children}</Dialog.Close>;
}
