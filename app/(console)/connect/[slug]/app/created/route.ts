import { logger } from "#lib/logger.ts";
import { signedIn } from "#lib/server/context.ts";
import { HandOver, handOverCode } from "#lib/service/registration.ts";
import { appPath, type AppParams } from "../search-params.ts";

/** Where GitHub sends a person back to with the code of the App they made. */
export async function GET(request: Request, { params }: RouteContext<"/connect/[slug]/app/created">) {
  const { slug } = await params;
  const refused = await takeCode(slug, new URL(request.url).searchParams);
  // The code leaves the address bar with this answer.
  return new Response(null, {
    status: 303,
    headers: { location: appPath(slug, { refused }), "cache-control": "no-store" },
  });
}

async function takeCode(slug: string, sent: URLSearchParams): Promise<AppParams["refused"]> {
  const found = await signedIn();
  if (!found) return "signed-out";
  const input = HandOver.safeParse({ slug, code: sent.get("code"), state: sent.get("state") });
  if (!input.success) return "no-code";
  try {
    const outcome = await handOverCode({ ...found.context, sessionId: found.sessionId }, input.data);
    return outcome === "taken" ? null : outcome;
  } catch (error) {
    logger.warn({ err: error }, "the code of an App was not handed over");
    return "failed";
  }
}
