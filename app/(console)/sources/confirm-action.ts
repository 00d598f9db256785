"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "#lib/server/action.ts";
import { ConfirmRemovals, confirmRemovals } from "#lib/service/removals.ts";

const confirm = formAction({ permission: "source.confirm-removals", input: ConfirmRemovals, run: confirmRemovals });

/** Takes what a part no longer contains as gone; answers with a sentence when it cannot. */
export async function confirmHeldRemovals(_refusal: string, form: FormData): Promise<string> {
  const { error } = await confirm(null, form);
  if (error) return error.message;
  revalidatePath("/", "layout");
  return "";
}
