"use server";

import {
  ByHand,
  classifyResources,
  MarkedJewel,
  markCrownJewel,
  UnmarkedJewel,
  unmarkCrownJewel,
} from "#lib/service/environment-edits.ts";
import { formDeed } from "../form-deed.ts";

const classify = formDeed("environments.edit", ByHand, classifyResources, readChoices);
const mark = formDeed("crown-jewel.mark", MarkedJewel, markCrownJewel);
const unmark = formDeed("crown-jewel.mark", UnmarkedJewel, unmarkCrownJewel);

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
