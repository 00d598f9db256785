"use client";

import { Popover } from "@base-ui/react/popover";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Glyph } from "#components/glyph.tsx";
import { ActionForm, Submit } from "#components/ui/action-form.tsx";
import { Ask, Leave } from "#components/ui/ask.tsx";
import { reached } from "#components/ui/reached.ts";
import { Name } from "#components/name.tsx";
import { NameView } from "./name-view.tsx";
import { beginWith, removeView, saveView, type ViewResult } from "./view-actions.ts";

/** Where the focus goes when what had it is gone from the bar. */
export const VIEW_MENU = "view-menu";

interface ViewMenuProps {
  /** The view that is open; `saved` is null for one that is built in. */
  view: { id: string; name: string; saved: { shared: boolean; mine: boolean } | null } | null;
  query: string;
  /** It is what this person's inventory opens with. */
  begins: boolean;
  rights: { share: boolean; manage: boolean };
}

/** What can be done with the view that is open. */
export function ViewMenu({ view, query, begins, rights }: ViewMenuProps) {
  const [busy, start] = useTransition();
  const [refusal, setRefusal] = useState("");
  const saved = view?.saved;
  function run(deed: () => Promise<ViewResult>): void {
    if (!busy) start(async () => setRefusal((await reached(deed, refused)).refusal ?? ""));
  }
  return (
    <Popover.Root>
      <Popover.Trigger
        id={VIEW_MENU}
        className="iconbtn mb-0.5 flex-none"
        aria-label="More of this view"
        title="More of this view"
      >
        <Glyph name="more" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-30">
          <Popover.Popup className="pop flex w-64 flex-col p-1.5" aria-busy={busy}>
            <Popover.Title className="border-b border-rule px-2 pt-1 pb-1.5 font-sans text-sm font-[620] tracking-normal">
              {view ? <Name text={view.name} max={30} /> : "This list"}
            </Popover.Title>
            {refusal && (
              <p role="alert" className="px-2 pt-1.5 text-xs text-critical">
                {refusal}
              </p>
            )}
            <NameView trigger="Save as a new view…" triggerClass="menu-item" query={query} share={rights.share} />
            {view && (
              <button
                type="button"
                className="menu-item"
                aria-pressed={begins}
                onClick={() => run(() => beginWith({ view: begins ? null : view.id }))}
              >
                {begins ? "The inventory opens with it" : "Open the inventory with it"}
              </button>
            )}
            {view && saved?.mine && (
              <>
                <NameView
                  trigger="Rename…"
                  triggerClass="menu-item"
                  query={query}
                  share={rights.share}
                  renamed={{ id: view.id, name: view.name }}
                />
                {(rights.share || saved.shared) && (
                  <button
                    type="button"
                    className="menu-item"
                    onClick={() => run(() => saveView({ id: view.id, shared: !saved.shared }))}
                  >
                    {saved.shared ? "Share it no longer" : "Share it"}
                  </button>
                )}
              </>
            )}
            {view && saved && (saved.mine || rights.manage) && <DeleteView id={view.id} shared={saved.shared} />}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function refused(refusal: string): ViewResult {
  return { refusal };
}

function DeleteView({ id, shared }: { id: string; shared: boolean }) {
  const router = useRouter();
  async function remove(): Promise<string> {
    const { refusal } = await removeView({ id });
    if (!refusal) router.replace("/identities?view=all");
    return refusal ?? "";
  }
  return (
    <Ask
      trigger="Delete…"
      triggerClass="menu-item text-critical"
      title="Delete this view?"
      description={`${shared ? "Nobody here can open it any more. " : ""}The identities it lists are not touched.`}
    >
      <ActionForm action={remove} className="mt-5 flex flex-wrap justify-end gap-2" label="Delete">
        <Leave>Keep it</Leave>
        <Submit className="btn danger" busy="Deleting…">
          Delete view
        </Submit>
      </ActionForm>
    </Ask>
  );
}
