"use server";

import { revalidatePath } from "next/cache";
import type { z } from "zod";
import { action } from "#lib/server/action.ts";
import type { Context } from "#lib/service/context.ts";
import {
  ChangedView,
  changeView,
  ChosenDefault,
  createView,
  deleteView,
  NamedView,
  NewView,
  setDefaultView,
} from "#lib/service/saved-views.ts";

/** What became of it: the id of a new view, or why not. */
export interface ViewResult {
  id?: string;
  refusal?: string;
}

function deed<Input extends z.ZodType>(
  input: Input,
  run: (context: Context, input: z.output<Input>) => Promise<unknown>,
): (input: unknown) => Promise<ViewResult> {
  const perform = action({ permission: "view.save", input, run });
  return async (given) => {
    const { data, error } = await perform(given);
    if (error) return { refusal: error.message };
    revalidatePath("/identities");
    return { id: typeof data === "string" ? data : undefined };
  };
}

const create = deed(NewView, createView);
const change = deed(ChangedView, changeView);
const remove = deed(NamedView, deleteView);
const choose = deed(ChosenDefault, setDefaultView);

/** Keeps the list under a name. */
export async function saveNewView(input: z.input<typeof NewView>): Promise<ViewResult> {
  return create(input);
}

/** Gives a view another list or name, or shares it. */
export async function saveView(input: z.input<typeof ChangedView>): Promise<ViewResult> {
  return change(input);
}

/** Takes a view away. */
export async function removeView(input: z.input<typeof NamedView>): Promise<ViewResult> {
  return remove(input);
}

/** Chooses what the inventory opens with. */
export async function beginWith(input: z.input<typeof ChosenDefault>): Promise<ViewResult> {
  return choose(input);
}
