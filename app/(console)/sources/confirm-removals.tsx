"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useActionState } from "react";
import { Name } from "#components/name.tsx";
import { count, number } from "#components/words/count.ts";
import { confirmHeldRemovals } from "./confirm-action.ts";

interface ConfirmRemovalsProps {
  sourceSlug: string;
  /** Path of the slice that holds them back. */
  path: string;
  label: string;
  shown: number;
  /** The first of them. */
  held: { kind: string; name: string; scope: string }[];
}

/** Shows what a read missed and takes it as gone once somebody says so. */
export function ConfirmRemovals({ sourceSlug, path, label, shown, held }: ConfirmRemovalsProps) {
  const [refusal, submit, confirming] = useActionState(confirmHeldRemovals, "");
  const removals = count(shown, "removal", "removals");

  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className="btn sm mt-1.5">Confirm {removals}…</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-30 bg-scrim" />
        <AlertDialog.Viewport className="fixed inset-0 z-30 grid place-items-center p-4">
          <AlertDialog.Popup className="pop flex max-h-[calc(100dvh-2rem)] w-full max-w-[34rem] flex-col p-6">
            <AlertDialog.Title className="headline">Are these really gone?</AlertDialog.Title>
            <AlertDialog.Description className="mt-2 text-sm text-ink-2">
              {label} of {sourceSlug}: a complete read no longer contained {number(shown)} that were there before, too
              many to believe at once. Confirmed, they are removed as of that read. If the read was wrong, leave them:
              the next one that shows them again settles it.
            </AlertDialog.Description>
            <ul
              className="mt-3 max-h-[45dvh] min-h-0 overflow-y-auto rounded-md bg-sunken px-3 py-2 text-sm"
              aria-label="What would be removed"
              tabIndex={0}
            >
              {held.map(({ kind, name, scope }, index) => (
                <li key={index} className="flex flex-wrap gap-x-2 py-0.5">
                  <Name text={name} max={60} />{" "}
                  <span className="text-ink-3">
                    {kind.replaceAll("-", " ")}
                    {scope !== "" && (
                      <>
                        {" in "}
                        <Name text={scope.slice(scope.lastIndexOf("/") + 1)} max={60} />
                      </>
                    )}
                  </span>
                </li>
              ))}
              {shown > held.length && <li className="pt-1 text-ink-3">And {number(shown - held.length)} more.</li>}
            </ul>
            {refusal && (
              <p role="alert" className="mt-3 text-sm font-[560] text-critical">
                {refusal}
              </p>
            )}
            <form action={submit} className="mt-5 flex flex-wrap justify-end gap-2">
              <input type="hidden" name="sourceSlug" value={sourceSlug} />
              <input type="hidden" name="path" value={path} />
              <input type="hidden" name="shown" value={shown} />
              <AlertDialog.Close className="btn">Leave them</AlertDialog.Close>
              <button type="submit" className="btn danger" disabled={confirming}>
                {confirming ? "Removing…" : `Confirm ${removals}`}
              </button>
            </form>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
