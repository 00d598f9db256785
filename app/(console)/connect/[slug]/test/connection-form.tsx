"use client";

import { useState } from "react";
import type { ConnectionField, ConnectionKind } from "#collectors/types.ts";
import { Fold } from "#components/fold.tsx";
import { ActionForm, Submit } from "#components/ui/action-form.tsx";
import type { SourceSetup } from "#lib/domain/sources/setup.ts";
import { saveAndTest } from "../../actions.ts";
import { FieldOf } from "../field-of.tsx";

interface ConnectionFormProps {
  setup: SourceSetup;
  connections: readonly ConnectionKind[];
  /** Once tested, the form is there to change something. */
  folded: boolean;
}

/** How the system is reached: the ways its collector declares, each with its own fields. */
export function ConnectionForm({ setup, connections, folded }: ConnectionFormProps) {
  const [chosen, choose] = useState(setup.settings?.connection || connections[0]?.id);
  const connection = connections.find(({ id }) => id === chosen) ?? connections[0];
  if (!connection) return null;
  const rare = connection.fields.filter((field) => field.rare);
  const same = setup.settings?.connection === connection.id;
  const show = (field: ConnectionField) => (
    <FieldOf
      key={`${connection.id} ${field.name}`}
      field={field}
      known={same ? setup.settings?.fields[field.name] : undefined}
      // Secrets are never shown again: an empty field keeps the one that is sealed.
      sealed={field.secret === true && same && setup.credentialSetAt !== null}
    />
  );
  const form = (
    <ActionForm action={saveAndTest} className="flex max-w-[44rem] flex-col gap-5 pt-2" label="Connection">
      <input type="hidden" name="slug" value={setup.slug} />
      <fieldset className="flex flex-col gap-2.5">
        <legend className="sr-only">How it is reached</legend>
        {connections.map(({ id, label, explanation }) => (
          <label key={id} className="grid grid-cols-[15px_minmax(0,1fr)] gap-x-2.5 text-sm">
            <input
              type="radio"
              name="connection"
              value={id}
              checked={id === connection.id}
              onChange={() => choose(id)}
              className="mt-[3px] self-start"
            />
            <span>
              <b className="font-[560]">{label}</b>
              <span className="block text-xs text-ink-3">{explanation}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {connection.fields.filter(({ rare }) => !rare).map(show)}
      {rare.length > 0 && (
        <Fold key={connection.id} summary={<span className="text-sm">More, for special cases</span>}>
          <div className="flex flex-col gap-5 py-3">{rare.map(show)}</div>
        </Fold>
      )}
      <Submit className="btn primary self-start" busy="Saving…">
        Save and test
      </Submit>
    </ActionForm>
  );
  if (!folded) return <div className="mt-7">{form}</div>;
  return (
    <div className="mt-10">
      <Fold summary={<span className="text-sm font-[560]">Change how it is reached</span>}>{form}</Fold>
    </div>
  );
}
