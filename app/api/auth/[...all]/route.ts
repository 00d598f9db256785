import { auth, signedIn } from "#lib/server/context.ts";
import { forgetSessionCookie } from "#lib/server/session-cookies.ts";
import { endSession } from "#lib/service/users.ts";

const NOT_HERE = Response.json({ message: "There is nothing here." }, { status: 404 });

/**
 * Signing in and out for programs; people use the pages, which call the same code. Of better-auth's own routes only
 * `sign-in/email` is open: whoever adds one adds it here, and to the table that S4 is tested with.
 */
export async function POST(request: Request, { params }: { params: Promise<{ all: string[] }> }): Promise<Response> {
  const route = (await params).all.join("/");
  if (route === "sign-in/email") return withoutBody(await auth().handler(request));
  if (route !== "sign-out") return NOT_HERE.clone();

  const found = await signedIn();
  if (found !== null) await endSession(found.context, found.sessionId);
  await forgetSessionCookie();
  return new Response(null, { status: 204 });
}

/** better-auth's answer names the session's token, which belongs in the cookie only. */
function withoutBody(answer: Response): Response {
  if (!answer.ok) return answer;
  const signedInAs = new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  for (const cookie of answer.headers.getSetCookie()) signedInAs.headers.append("set-cookie", cookie);
  return signedInAs;
}
