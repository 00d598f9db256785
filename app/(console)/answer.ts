import { AppError } from "#lib/errors.ts";
import { contextOrNull } from "#lib/server/context.ts";
import { explainFailure } from "#lib/server/explain-failure.ts";
import type { Context } from "#lib/service/context.ts";

/** Whoever keeps such an answer shows one person what another may see, or what was true a while ago. */
const NEVER_KEPT = { "cache-control": "no-store" };

/** Answers what a page asks by itself as JSON: 401 and no way to sign in, a sentence with what went wrong. */
export async function answer<Data>(ask: (context: Context) => Promise<Data>): Promise<Response> {
  const context = await contextOrNull();
  if (!context) return Response.json({ message: "You are signed out." }, { status: 401, headers: NEVER_KEPT });
  try {
    return Response.json(await ask(context), { headers: NEVER_KEPT });
  } catch (error) {
    const status = error instanceof AppError ? error.status : 500;
    return Response.json(explainFailure(error), { status, headers: NEVER_KEPT });
  }
}
