"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { auth } from "#lib/server/context.ts";
import { explainFailure } from "#lib/server/explain-failure.ts";
import { setCookies } from "#lib/server/session-cookies.ts";

/** What the form shows after a failure. */
export interface RedeemState {
  message?: string;
  name?: string;
  email?: string;
}

/** Server action of the form behind a one-time link: uses the link up and signs its holder in. */
export async function redeem(_previous: RedeemState, form: FormData): Promise<RedeemState> {
  const text = (field: string): string => String(form.get(field) ?? "");
  const person = { name: text("name"), email: text("email") };
  if (text("password") !== text("again")) return { message: "The two passwords are not the same.", ...person };
  try {
    const answer = await auth().api.redeemSignInLink({
      body: { token: text("token"), ...person, password: text("password") },
      headers: await headers(),
      returnHeaders: true,
    });
    await setCookies(answer.headers);
  } catch (error) {
    return { message: explainFailure(error).message, ...person };
  }
  redirect("/");
}
