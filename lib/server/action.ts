import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { authorize, type Permission } from "#lib/service/authorize.ts";
import type { Context } from "#lib/service/context.ts";
import { requireContext } from "./context.ts";
import { explainFailure } from "./explain-failure.ts";

/** What an action tells the page: what it did, or one sentence. */
export type ActionResult<Data> = { data: Data; error?: undefined } | { data?: undefined; error: { message: string } };

export interface ActionDefinition<Input extends z.ZodType, Data> {
  permission: Permission;
  input: Input;
  run(ctx: Context, input: z.output<Input>): Promise<Data>;
}

/**
 * Makes a server action that cannot forget a step: signed in, allowed, input as expected, and only then `run`.
 * The service authorizes again; here it keeps those who may not from learning what input is expected.
 */
export function action<Input extends z.ZodType, Data>(
  definition: ActionDefinition<Input, Data>,
): (input: unknown) => Promise<ActionResult<Data>> {
  return async (input) => {
    try {
      const ctx = await requireContext();
      authorize(ctx.actor, definition.permission);
      return { data: await definition.run(ctx, definition.input.parse(input)) };
    } catch (error) {
      // A redirect travels as an error.
      unstable_rethrow(error);
      return { error: explainFailure(error) };
    }
  };
}

/** The same for a form with `useActionState`. A field that occurs several times arrives as a list. */
export function formAction<Input extends z.ZodType, Data>(
  definition: ActionDefinition<Input, Data>,
): (previous: ActionResult<Data> | null, form: FormData) => Promise<ActionResult<Data>> {
  const run = action(definition);
  return (_previous, form) => run(formFields(form));
}

function formFields(form: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$ACTION"));
  return Object.fromEntries(
    names.map((name) => {
      const [first, ...more] = form.getAll(name);
      return [name, first === undefined || more.length > 0 ? form.getAll(name) : first];
    }),
  );
}
