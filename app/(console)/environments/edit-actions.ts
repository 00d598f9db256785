"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "#lib/server/action.ts";
import { NewRules, saveRules } from "#lib/service/environment-edits.ts";
import { previewRules } from "#lib/service/environments.ts";
import { EnvironmentRules } from "#lib/domain/environments/rule.ts";
import { readDraft } from "./draft.ts";
import { rulesOf } from "./draft-rules.ts";
import { turned, type EditState, type Preview } from "./edit-state.ts";

const save = action({ permission: "environments.edit", input: NewRules, run: saveRules });

const preview = action({
  permission: "inventory.read",
  input: z.object({ rules: EnvironmentRules }),
  async run(context, { rules }): Promise<Preview> {
    const { total, ways, first } = await previewRules(context, rules);
    return {
      ...{ total, ways },
      first: first.map(({ resource: { alias, kind, name }, ...change }) => ({ alias, kind, name, ...change })),
    };
  },
});

/** One turn of the form of rules: moves, adds or removes one, shows what the draft would change, or saves it. */
export async function editRules(before: EditState, form: FormData): Promise<EditState> {
  const draft = readDraft(form);
  const turn = before.turn + 1;
  const intent = String(form.get("intent") ?? "preview");
  const state: EditState = { rules: draft, preview: null, fault: null, focus: null, turn };
  const moved = turned(draft, intent, turn);
  if (moved) return { ...state, ...moved };
  const { rules, fault } = rulesOf(draft);
  if (fault) return { ...state, fault, focus: fault.field };
  if (intent === "save") {
    const { error } = await save({ version: form.get("version"), rules });
    if (error) return { ...state, fault: { message: error.message, field: null } };
    revalidatePath("/", "layout");
    redirect("/environments");
  }
  const { data, error } = await preview({ rules });
  if (error) return { ...state, fault: { message: error.message, field: null } };
  return { ...state, preview: data };
}
