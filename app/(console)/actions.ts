"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "#lib/server/action.ts";
import { removeSample } from "#lib/service/sample.ts";

const remove = action({ permission: "sample.remove", input: z.undefined(), run: removeSample });

/** Takes the sample organization out and shows what is left; answers with a sentence when it cannot. */
export async function removeSampleOrganization(): Promise<string> {
  const { error } = await remove(undefined);
  if (error) return error.message;
  revalidatePath("/", "layout");
  redirect("/identities");
}
