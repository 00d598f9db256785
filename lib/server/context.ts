import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { openDatabase, type Database } from "#lib/db/database.ts";
import { logger } from "#lib/logger.ts";
import { ROLES, type Actor } from "#lib/service/actor.ts";
import type { Context } from "#lib/service/context.ts";
import { createAuth, type Auth } from "./auth.ts";
import { safeNextPath } from "./next-path.ts";
import { PATH_HEADER } from "./request-headers.ts";
import { prolongSession } from "./session-lifetime.ts";
import { webSettings } from "./settings.ts";

// On globalThis, because the development server loads this module anew after each edit.
const kept = globalThis as typeof globalThis & { rollcallDatabase?: Database; rollcallAuth?: Auth };

/** The one database of this process. */
export function database(): Database {
  kept.rollcallDatabase ??= openDatabase(webSettings().databaseUrl, {
    onListFailure: (error) => logger.warn({ err: error }, "list not copied: the database answers"),
  });
  return kept.rollcallDatabase;
}

/** The one better-auth of this process. */
export function auth(): Auth {
  kept.rollcallAuth ??= createAuth(database(), webSettings());
  return kept.rollcallAuth;
}

/** Who asks, and by which session. */
export interface SignedIn {
  context: Context & { actor: Extract<Actor, { kind: "user" }> };
  sessionId: string;
}

const Person = z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES) });

/** Reads the session of this request from the database, once per request. */
export const signedIn = cache(async (): Promise<SignedIn | null> => {
  const found = await auth().api.getSession({ headers: await headers(), query: { disableRefresh: true } });
  // A role that we do not know may do nothing at all.
  const person = Person.safeParse(found?.user);
  if (found === null || !person.success) return null;
  const now = new Date();
  await prolongSession(database(), found.session, now);
  return {
    context: { actor: { kind: "user", ...person.data }, database: database(), now },
    sessionId: found.session.id,
  };
});

/** The context of whoever is signed in, or null. For routes that answer programs, which want 401 and no redirect. */
export async function contextOrNull(): Promise<Context | null> {
  return (await signedIn())?.context ?? null;
}

/** The context of whoever is signed in; everybody else is sent to sign in and comes back to this page afterwards. */
export async function requireContext(): Promise<Context> {
  const found = await signedIn();
  if (found !== null) return found.context;
  const path = safeNextPath((await headers()).get(PATH_HEADER));
  redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
}

/** The same with the session itself, for what has to end in the browser that began it. */
export async function requireSession(): Promise<Context & { sessionId: string }> {
  const context = await requireContext();
  return { ...context, sessionId: (await signedIn())?.sessionId ?? "" };
}
