"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { ActionForm, Submit } from "#components/ui/action-form.tsx";
import { Ask, Leave } from "#components/ui/ask.tsx";
import { Field, SwitchField } from "#components/ui/field.tsx";
import { saveNewView, saveView } from "./view-actions.ts";

interface NameViewProps {
  trigger: string;
  triggerClass: string;
  query: string;
  /** Whether this person may share views. */
  share: boolean;
  /** The view to be named anew; absent: a new one. */
  renamed?: { id: string; name: string };
  /** Told when a new one is kept. */
  onSaved?: () => void;
}

/** Asks for the name of a view, and of a new one also whose it is. */
export function NameView({ trigger, triggerClass, query, share, renamed, onSaved }: NameViewProps) {
  const [open, setOpen] = useState(false);
  const [, setView] = useQueryState("view", parseAsString.withOptions({ shallow: false, history: "replace" }));

  async function save(_refusal: string, form: FormData): Promise<string> {
    const name = String(form.get("name"));
    if (renamed) return (await saveView({ id: renamed.id, name })).refusal ?? "";
    const { id, refusal } = await saveNewView({ name, query, shared: form.get("shared") === "on" });
    if (id) {
      void setView(id);
      onSaved?.();
    }
    return refusal ?? "";
  }

  return (
    <Ask
      trigger={trigger}
      triggerClass={triggerClass}
      title={renamed ? "Rename the view" : "Save this list as a view"}
      description={
        renamed
          ? "Its list stays as it is."
          : "A view keeps the filter, the order and the columns. What it shows is always what is there now."
      }
      open={open}
      onOpenChange={setOpen}
    >
      <ActionForm action={save} className="mt-4 flex flex-col gap-4" label="View" onDone={() => setOpen(false)}>
        <Field
          label="Name"
          name="name"
          required
          maxLength={60}
          defaultValue={renamed?.name}
          autoComplete="off"
          autoFocus
        />
        {!renamed && share && (
          <SwitchField label="Share it" name="shared" help="Everybody here sees it; only you change it." />
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Leave>Cancel</Leave>
          <Submit busy="Saving…">{renamed ? "Rename" : "Save view"}</Submit>
        </div>
      </ActionForm>
    </Ask>
  );
}
