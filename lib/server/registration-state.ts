import "server-only";
import { cookies } from "next/headers";
import { isHttps, webSettings } from "./settings.ts";

const NAME = "rollcall-registration";
const PATH = "/connect";

/** Remembers in this browser alone what a system has to send back. In the database is a hash of it. */
export async function rememberState(state: string, seconds: number): Promise<void> {
  (await cookies()).set(NAME, state, {
    path: PATH,
    httpOnly: true,
    // The way back from the system is a link from elsewhere; the state itself is in its address.
    sameSite: "lax",
    secure: isHttps(webSettings()),
    maxAge: seconds,
  });
}

/** What this browser was told to remember; null: nothing, or no longer. */
export async function rememberedState(): Promise<string | null> {
  return (await cookies()).get(NAME)?.value ?? null;
}
