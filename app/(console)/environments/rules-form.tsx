"use client";

import { startTransition, useActionState, useEffect } from "react";
import { FormError } from "#components/ui/field.tsx";
import { reached } from "#components/ui/reached.ts";
import type { DraftRule } from "./draft.ts";
import { editRules } from "./edit-actions.ts";
import type { EditState } from "./edit-state.ts";
import { PreviewedChanges } from "./previewed-changes.tsx";
import { RuleItem } from "./rule-item.tsx";

interface RulesFormProps {
  /** The version that the draft is to take the place of. */
  version: number;
  draft: DraftRule[];
  /** How many resources each rule decides as it stands, by its id. */
  decides: Readonly<Record<string, number>>;
  environments: readonly string[];
}

/** The rules as a draft: moved, edited, tried out, then saved. Without scripts the browser posts every turn of it. */
export function RulesForm({ version, draft, decides, environments }: RulesFormProps) {
  const [state, submit, pending] = useActionState(answering, {
    ...{ rules: draft, preview: null, fault: null, focus: null, turn: 0 },
  });
  const { turn, focus } = state;
  // Outside system: the focus, which a moved element loses, and which a field that is refused should have.
  useEffect(() => {
    if (focus === null) return;
    const field = document.getElementById(focus);
    field?.closest("details")?.setAttribute("open", "");
    field?.focus();
  }, [turn, focus]);
  return (
    <form
      action={submit}
      aria-label="Rules"
      onSubmit={(event) => {
        // React empties a form after its action; what was typed stays.
        event.preventDefault();
        const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
        const form = new FormData(event.currentTarget, submitter);
        startTransition(() => submit(form));
      }}
    >
      {/* First, so that the Enter key tries out and neither moves nor saves. */}
      <button type="submit" name="intent" value="preview" className="sr-only" tabIndex={-1} aria-hidden>
        Preview
      </button>
      <input type="hidden" name="version" value={version} />
      <datalist id="environment-names">
        {environments.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ol>
        {state.rules.map((rule, index) => (
          <RuleItem
            key={rule.id}
            rule={rule}
            place={index + 1}
            last={index === state.rules.length - 1}
            decides={decides[rule.id] ?? null}
            faulty={state.fault?.field?.startsWith(`${rule.id}-`) ? state.fault : null}
          />
        ))}
      </ol>
      {state.rules.length === 0 && <p className="py-3 text-ink-2">Without a rule every resource is unclassified.</p>}
      <div className="mt-4 flex flex-wrap gap-2">
        <button id="add-name" type="submit" name="intent" value="add:name" className="btn">
          Add a rule by name
        </button>
        <button type="submit" name="intent" value="add:label" className="btn">
          Add a rule by label
        </button>
        <span className="hidden flex-1 sm:block" />
        <button type="submit" name="intent" value="preview" className="btn" aria-disabled={pending}>
          Preview
        </button>
        <button type="submit" name="intent" value="save" className="btn primary" aria-disabled={pending}>
          Save rules
        </button>
      </div>
      <div className="mt-4">
        <FormError message={state.fault?.message} />
        <div role="status">{state.preview && <PreviewedChanges preview={state.preview} />}</div>
      </div>
    </form>
  );
}

/** In the browser a failure on the way is an answer too. On the server it stays the action that a form can be posted to. */
const answering: typeof editRules =
  typeof window === "undefined"
    ? editRules
    : (before: EditState, form: FormData) =>
        reached(
          () => editRules(before, form),
          (message) => ({ ...before, preview: null, fault: { message, field: null }, focus: null }),
        );
