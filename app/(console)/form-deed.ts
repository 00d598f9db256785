import { revalidatePath } from "next/cache";
import type { z } from "zod";
import { action } from "#lib/server/action.ts";
import type { Permission } from "#lib/service/authorize.ts";
import type { Context } from "#lib/service/context.ts";

/** What a form calls: answers with why it was refused, or nothing. */
type FormDeed = (refusal: string, form: FormData) => Promise<string>;

/** Something done from a form: says why it was refused, or shows the page as it is now. */
export function formDeed<Input extends z.ZodType>(
  permission: Permission,
  input: Input,
  run: (context: Context, input: z.output<Input>) => Promise<unknown>,
  read: (form: FormData) => unknown = Object.fromEntries,
): FormDeed {
  const attempt = action({ permission, input, run });
  return async (_refusal, form) => {
    const { error } = await attempt(read(form));
    if (error) return error.message;
    revalidatePath("/", "layout");
    return "";
  };
}
