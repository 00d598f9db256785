import { z } from "zod";
import { contextOrNull } from "#lib/server/context.ts";
import { explainFailure } from "#lib/server/explain-failure.ts";
import { AppError } from "#lib/errors.ts";
import { searchPalette } from "#lib/service/palette-search.ts";
import { parseAsInstant } from "../../search-params.ts";
import { MAX_QUERY, MIN_QUERY } from "../limits.ts";

const Query = z.object({
  q: z.string().trim().min(MIN_QUERY).max(MAX_QUERY),
  asof: z
    .string()
    .nullable()
    .transform((text) => (text === null ? null : parseAsInstant.parse(text))),
});

const NEVER_KEPT = { headers: { "cache-control": "no-store" } };

/** Identities for the command palette, which asks while somebody types. A program's answer: 401 and no way to sign in. */
export async function GET(request: Request): Promise<Response> {
  const context = await contextOrNull();
  if (!context) return Response.json({ message: "You are signed out." }, { ...NEVER_KEPT, status: 401 });
  const { searchParams } = new URL(request.url);
  const query = Query.safeParse({ q: searchParams.get("q"), asof: searchParams.get("asof") });
  if (!query.success) return Response.json({ message: "This cannot be searched for." }, { ...NEVER_KEPT, status: 400 });
  try {
    return Response.json(await searchPalette(context, query.data.q, query.data.asof), NEVER_KEPT);
  } catch (error) {
    const status = error instanceof AppError ? error.status : 500;
    return Response.json(explainFailure(error), { ...NEVER_KEPT, status });
  }
}
