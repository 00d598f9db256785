"use server";

import { revalidatePath } from "next/cache";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action, type ActionResult } from "#lib/server/action.ts";
import { requireSession } from "#lib/server/context.ts";
import { rememberState } from "#lib/server/registration-state.ts";
import { testConnection } from "#lib/service/connection-test.ts";
import { BeginRegistration, beginRegistration, REGISTRATION_MINUTES } from "#lib/service/registration.ts";
import { ActivateSource, activateSource, NamedSource } from "#lib/service/source-control.ts";
import {
  ChooseRights,
  chooseRights,
  DraftSource,
  draftSource,
  SaveConnection,
  saveConnection,
} from "#lib/service/source-setup.ts";

const draft = action({ permission: "source.connect", input: DraftSource, run: draftSource });
const choose = action({ permission: "source.connect", input: ChooseRights, run: chooseRights });
const save = action({ permission: "source.connect", input: SaveConnection, run: saveConnection });
const test = action({ permission: "source.connect", input: NamedSource, run: testConnection });
const begin = action({
  permission: "source.connect",
  input: BeginRegistration,
  run: async (_ctx, input) => beginRegistration(await requireSession(), input),
});
const activate = action({ permission: "source.connect", input: ActivateSource, run: activateSource });

/** Names the source and begins to connect it. */
export async function beginConnecting(_refusal: string, form: FormData): Promise<string> {
  const result = await draft({ system: form.get("system"), slug: form.get("slug") });
  return refusalOr(result, (slug) => `/connect/${slug}/read`);
}

/** Saves which rights are asked for. */
export async function saveRights(_refusal: string, form: FormData): Promise<string> {
  const slug = slugOf(form);
  const result = await choose({ slug, permissions: form.getAll("permissions").map(String) });
  return refusalOr(result, () => `/connect/${slug}/grant`);
}

/** Saves how the system is reached and has a worker try it. */
export async function saveAndTest(_refusal: string, form: FormData): Promise<string> {
  const slug = slugOf(form);
  const saved = await save({ slug, connection: form.get("connection"), fields: fieldsOf(form) });
  if (saved.error) return saved.error.message;
  return refusalOr(await test({ slug }), () => `/connect/${slug}/test`);
}

/** Begins to have GitHub make an App; this browser alone remembers what it has to send back. */
export async function beginApp(_refusal: string, form: FormData): Promise<string> {
  const { data, error } = await begin({ slug: slugOf(form), fields: fieldsOf(form) });
  if (error) return error.message;
  await rememberState(data.state, REGISTRATION_MINUTES * 60);
  return "";
}

/** Tries the saved connection once more. */
export async function testAgain(_refusal: string, form: FormData): Promise<string> {
  const slug = slugOf(form);
  return refusalOr(await test({ slug }), () => `/connect/${slug}/test`);
}

/** Makes the draft a source and begins its first collection. */
export async function startCollecting(_refusal: string, form: FormData): Promise<string> {
  const slug = slugOf(form);
  const result = await activate({ slug, replaceSample: form.get("replaceSample") === "on" });
  if (!result.error) revalidatePath("/", "layout");
  return refusalOr(result, () => `/connect/${slug}/first`);
}

/** What was answered to the fields of a connection, by name. */
function fieldsOf(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form.entries()].flatMap(([key, value]): [string, string][] =>
      key.startsWith("field.") && typeof value === "string" ? [[key.slice("field.".length), value]] : [],
    ),
  );
}

function slugOf(form: FormData): string {
  return z.string().max(200).catch("").parse(form.get("slug"));
}

/** Goes on when it was done; answers with the sentence when it was not. */
function refusalOr<Data>(result: ActionResult<Data>, next: (data: Data) => string): string {
  if (result.error) return result.error.message;
  redirect(next(result.data as Data) as Route);
}
