"use server";

import { revalidatePath } from "next/cache";
import type { z } from "zod";
import { action } from "#lib/server/action.ts";
import type { Permission } from "#lib/service/authorize.ts";
import type { Context } from "#lib/service/context.ts";
import {
  ByHand,
  classifyResources,
  MarkedJewel,
  markCrownJewel,
  UnmarkedJewel,
  unmarkCrownJewel,
} from "#lib/service/environment-edits.ts";

type Deed = (refusal: string, form: FormData) => Promise<string>;

/** Something done to resources from a form: says why it was refused, or shows the page as it is now. */
function deed<Input extends z.ZodType>(
  permission: Permission,
  input: Input,
  run: (context: Context, input: z.output<Input>) => Promise<unknown>,
  read: (form: FormData) => unknown,
): Deed {
  const attempt = action({ permission, input, run });
  return async (_refusal, form) => {
    const { error } = await attempt(read(form));
    if (error) return error.message;
    revalidatePath("/", "layout");
    return "";
  };
}

const classify = deed("environments.edit", ByHand, classifyResources, readChoices);
const mark = deed("crown-jewel.mark", MarkedJewel, markCrownJewel, Object.fromEntries);
const unmark = deed("crown-jewel.mark", UnmarkedJewel, unmarkCrownJewel, Object.fromEntries);

/** Gives the resources for which one was chosen their environment. */
export async function classifyChosen(refusal: string, form: FormData): Promise<string> {
  return classify(refusal, form);
}

/** Marks a resource as one that matters most. */
export async function markJewel(refusal: string, form: FormData): Promise<string> {
  return mark(refusal, form);
}

/** Takes that mark away. */
export async function unmarkJewel(refusal: string, form: FormData): Promise<string> {
  return unmark(refusal, form);
}

/** A key and a choice a row, in the same order; a row that was left as it is has an empty choice. */
function readChoices(form: FormData): unknown {
  const chosen = form.getAll("environment");
  const choices = form.getAll("alias").map((alias, index) => ({ alias, environment: chosen[index] ?? "" }));
  return { choices: choices.filter(({ environment }) => environment !== "") };
}
