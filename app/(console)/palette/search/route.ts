import { z } from "zod";
import { InvalidInput } from "#lib/errors.ts";
import { searchPalette, searchRepositories } from "#lib/service/palette-search.ts";
import { parseAsInstant } from "../../search-params.ts";
import { answer } from "../../answer.ts";
import { repositoryPath } from "../../paths.ts";
import type { PaletteAnswer } from "../palette-groups.ts";
import { MAX_QUERY, MIN_QUERY } from "../limits.ts";

const Words = z.string().trim().min(MIN_QUERY).max(MAX_QUERY);

/** Identities and repositories for the command palette, which asks while somebody types. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  return answer(async (context) => {
    const words = Words.safeParse(searchParams.get("q"));
    if (!words.success) throw new InvalidInput("This cannot be searched for.");
    const asOf = parseAsInstant.parse(searchParams.get("asof") ?? "");
    const [identities, repositories] = await Promise.all([
      searchPalette(context, words.data, asOf),
      searchRepositories(context, words.data, asOf),
    ]);
    const places = repositories.map(({ name, host, domain }) => ({ name, path: repositoryPath(domain, host, name) }));
    return { identities, repositories: places } satisfies PaletteAnswer;
  });
}
