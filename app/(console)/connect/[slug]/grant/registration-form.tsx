"use client";

import type { ConnectionField } from "#collectors/types.ts";
import { Fold } from "#components/fold.tsx";
import { ActionForm, Submit } from "#components/ui/action-form.tsx";
import type { SourceSettings } from "#lib/domain/sources/setup.ts";
import { beginApp } from "../../actions.ts";
import { FieldOf } from "../field-of.tsx";

interface RegistrationFormProps {
  slug: string;
  fields: readonly ConnectionField[];
  known: SourceSettings["fields"];
}

/** Where GitHub is to make the App. What was chosen goes there as it is, and its key comes back sealed. */
export function RegistrationForm({ slug, fields, known }: RegistrationFormProps) {
  const show = (field: ConnectionField) => <FieldOf key={field.name} field={field} known={known[field.name]} />;
  const rare = fields.filter((field) => field.rare);
  return (
    <ActionForm
      action={beginApp}
      className="mt-4 flex max-w-[44rem] flex-col gap-5"
      label="Create a GitHub App"
      // Not by the router: what a document may post to is settled when it is loaded.
      onDone={() => window.location.assign(`/connect/${slug}/app`)}
    >
      <input type="hidden" name="slug" value={slug} />
      {fields.filter((field) => !field.rare).map(show)}
      {rare.length > 0 && (
        <Fold summary={<span className="text-sm">More, for special cases</span>}>
          <div className="flex flex-col gap-5 py-3">{rare.map(show)}</div>
        </Fold>
      )}
      <Submit className="btn primary self-start" busy="Preparing…">
        Create a GitHub App
      </Submit>
    </ActionForm>
  );
}
