import { ActionForm, Submit } from "#components/ui/action-form.tsx";
import { showable } from "#components/words/names.ts";
import type { ClassifiedResource } from "#lib/service/environments.ts";
import { markJewel, unmarkJewel } from "./resource-actions.ts";

/** Marks a resource as one that matters most, with the reason, or takes the mark away. */
export function JewelForm({ resource: { alias, name, jewel } }: { resource: ClassifiedResource }) {
  return (
    <>
      <ActionForm action={markJewel} label="Crown jewel" className="flex flex-wrap gap-2">
        <input type="hidden" name="alias" value={alias} />
        <input
          name="reason"
          required
          maxLength={300}
          defaultValue={jewel?.reason ?? ""}
          placeholder="Why it matters most"
          aria-label={`Why ${showable(name).slice(0, 80)} matters most`}
          className="h-8 min-w-0 flex-[1_1_10rem] rounded-md border border-control bg-sheet px-2 text-sm"
        />
        <Submit className="btn" busy="Saving…">
          {jewel ? "Save reason" : "Mark as crown jewel"}
        </Submit>
      </ActionForm>
      {jewel && (
        <ActionForm action={unmarkJewel} label="No crown jewel">
          <input type="hidden" name="alias" value={alias} />
          <Submit className="btn quiet" busy="Saving…">
            Take the mark away
          </Submit>
        </ActionForm>
      )}
    </>
  );
}
