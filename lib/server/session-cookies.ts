import "server-only";
import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";
import { cookies } from "next/headers";
import { auth } from "./context.ts";

/** Sends the cookies that better-auth answered with along with the response of a server action. */
export async function setCookies(from: Headers): Promise<void> {
  const jar = await cookies();
  for (const [name, cookie] of parseSetCookieHeader(from.get("set-cookie") ?? "")) {
    jar.set(name, cookie.value, toCookieOptions(cookie));
  }
}

/** Makes the browser forget its session. The session itself ends in the database. */
export async function forgetSessionCookie(): Promise<void> {
  const { sessionToken } = (await auth().$context).authCookies;
  (await cookies()).set(sessionToken.name, "", {
    path: "/",
    secure: sessionToken.attributes.secure,
    httpOnly: true,
    maxAge: 0,
  });
}
