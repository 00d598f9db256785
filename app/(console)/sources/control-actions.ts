"use server";

import { redirect } from "next/navigation";
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
import { formDeed } from "../form-deed.ts";

const collect = formDeed("source.collect", NamedSource, collectNow);
const cancel = formDeed("source.control", NamedSource, cancelCollection);
const pause = formDeed("source.control", NamedSource, pauseSource);
const resume = formDeed("source.control", NamedSource, resumeSource);
const schedule = formDeed("source.control", ScheduleSource, scheduleSource);
const remove = formDeed("source.remove", RemoveSource, removeSource);

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
