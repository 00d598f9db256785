"use server";

import { redirect } from "next/navigation";
import { endAllSessions, endSession } from "#lib/service/users.ts";
import { signedIn } from "./context.ts";
import { forgetSessionCookie } from "./session-cookies.ts";

/** Server action: ends the session of this browser. Does nothing more when it has ended already. */
export async function signOut(): Promise<void> {
  const found = await signedIn();
  if (found !== null) await endSession(found.context, found.sessionId);
  await forgetSessionCookie();
  redirect("/sign-in");
}

/** Server action: ends every session of whoever is signed in, on every device. */
export async function signOutEverywhere(): Promise<void> {
  const found = await signedIn();
  if (found !== null) await endAllSessions(found.context);
  await forgetSessionCookie();
  redirect("/sign-in");
}
