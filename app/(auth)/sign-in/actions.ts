"use server";

import { isAPIError } from "better-auth/api";
import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { auth } from "#lib/server/context.ts";
import { explainFailure } from "#lib/server/explain-failure.ts";
import { safeNextPath } from "#lib/server/next-path.ts";
import { setCookies } from "#lib/server/session-cookies.ts";

/** What the form shows after a failure. */
export interface SignInState {
  message?: string;
  email?: string;
}

/** Server action of the sign-in form. It does not tell which of the two was wrong, nor whether the account exists. */
export async function signIn(_previous: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get("email") ?? "").trim();
  const password = String(form.get("password") ?? "");
  try {
    const answer = await auth().api.signInEmail({
      body: { email, password },
      headers: await headers(),
      returnHeaders: true,
    });
    await setCookies(answer.headers);
  } catch (error) {
    return { message: explain(error), email };
  }
  redirect(safeNextPath(form.get("next")) as Route);
}

function explain(error: unknown): string {
  if (!isAPIError(error) || error.statusCode >= 500) return explainFailure(error).message;
  return error.statusCode === 429 ? error.message : "Email or password is wrong.";
}
