"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { action } from "#lib/server/action.ts";
import type { Permission } from "#lib/service/authorize.ts";
import type { Context } from "#lib/service/context.ts";
import {
  cancelCollection,
  collectNow,
  NamedSource,
  pauseSource,
  RemoveSource,
  removeSource,
  resumeSource,
  ScheduleSource,
  scheduleSource,
} from "#lib/service/source-control.ts";

type Control = (refusal: string, form: FormData) => Promise<string>;

/** A deed done to one source from a form: says why it was refused, or shows the page as it is now. */
function control<Input extends z.ZodType>(
  permission: Permission,
  input: Input,
  run: (context: Context, input: z.output<Input>) => Promise<void>,
): Control {
  const deed = action({ permission, input, run });
  return async (_refusal, form) => {
    const { error } = await deed(Object.fromEntries(form));
    if (error) return error.message;
    revalidatePath("/", "layout");
    return "";
  };
}

const collect = control("source.collect", NamedSource, collectNow);
const cancel = control("source.control", NamedSource, cancelCollection);
const pause = control("source.control", NamedSource, pauseSource);
const resume = control("source.control", NamedSource, resumeSource);
const schedule = control("source.control", ScheduleSource, scheduleSource);
const remove = control("source.remove", RemoveSource, removeSource);

/** Asks for a collection at once. */
export async function collectSource(refusal: string, form: FormData): Promise<string> {
  return collect(refusal, form);
}

/** Stops the collection that waits or runs. */
export async function cancelSource(refusal: string, form: FormData): Promise<string> {
  return cancel(refusal, form);
}

/** Stops reading by schedule. */
export async function pauseReading(refusal: string, form: FormData): Promise<string> {
  return pause(refusal, form);
}

/** Goes on reading by schedule. */
export async function resumeReading(refusal: string, form: FormData): Promise<string> {
  return resume(refusal, form);
}

/** Sets when a source is read. */
export async function setSchedule(refusal: string, form: FormData): Promise<string> {
  return schedule(refusal, form);
}

/** Stops watching a source for good and shows those that are left. */
export async function removeWatched(refusal: string, form: FormData): Promise<string> {
  const refused = await remove(refusal, form);
  if (refused !== "") return refused;
  redirect("/sources");
}
