"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useActionState } from "react";

/** Asks once, says that it cannot be undone, and does it. */
export function RemoveSample({ remove }: { remove: () => Promise<string> }) {
  const [refusal, submit, removing] = useActionState(remove, "");

  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className="btn sm">Remove sample…</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-30 bg-scrim" />
        <AlertDialog.Viewport className="fixed inset-0 z-30 grid place-items-center p-4">
          <AlertDialog.Popup className="pop w-full max-w-[29rem] p-6">
            <AlertDialog.Title className="headline">Remove the sample organization?</AlertDialog.Title>
            <AlertDialog.Description className="mt-2 text-sm text-ink-2">
              Its sources, identities and history go at once. This cannot be undone. Records of what was done to it stay
              in the audit log, marked as sample.
            </AlertDialog.Description>
            {refusal && (
              <p role="alert" className="mt-3 text-sm font-[560] text-critical">
                {refusal}
              </p>
            )}
            <form action={submit} className="mt-5 flex flex-wrap justify-end gap-2">
              <AlertDialog.Close className="btn">Keep it</AlertDialog.Close>
              <button type="submit" className="btn danger" disabled={removing}>
                {removing ? "Removing…" : "Remove sample"}
              </button>
            </form>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
