import { ActionForm, Submit } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { removeWatched } from "../control-actions.ts";
import { Ask, Leave } from "#components/ui/ask.tsx";

/** Removes a source after its name was typed; says what stays. */
export function RemoveSource({ slug, draft }: { slug: string; draft: boolean }) {
  return (
    <Ask
      trigger="Remove…"
      triggerClass="btn quiet"
      title={`Stop watching ${slug}?`}
      description={
        draft
          ? "It was not connected yet. What was entered goes, its credential included."
          : "Nothing is read of it any more, and its credential is destroyed here; take the grant away at the system too. Its identities leave the inventory without counting as removed. History, changes and audit records stay, and “as of” still shows them. Connected again under this name, it goes on."
      }
    >
      <ActionForm action={removeWatched} className="mt-4 flex flex-col gap-4" label="Remove">
        <input type="hidden" name="slug" value={slug} />
        <Field label={`Type ${slug} to remove it`} name="typed" autoComplete="off" spellCheck={false} required />
        <div className="flex flex-wrap justify-end gap-2">
          <Leave>Keep it</Leave>
          <Submit className="btn danger" busy="Removing…">
            Remove
          </Submit>
        </div>
      </ActionForm>
    </Ask>
  );
}
