import { z } from "zod";
import { InvalidInput } from "#lib/errors.ts";
import { searchPalette } from "#lib/service/palette-search.ts";
import { parseAsInstant } from "../../search-params.ts";
import { answer } from "../../answer.ts";
import { MAX_QUERY, MIN_QUERY } from "../limits.ts";

const Words = z.string().trim().min(MIN_QUERY).max(MAX_QUERY);

/** Identities for the command palette, which asks while somebody types. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  return answer(async (context) => {
    const words = Words.safeParse(searchParams.get("q"));
    if (!words.success) throw new InvalidInput("This cannot be searched for.");
    return searchPalette(context, words.data, parseAsInstant.parse(searchParams.get("asof") ?? ""));
  });
}
