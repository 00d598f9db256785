import { cache } from "react";
import { requireContext } from "#lib/server/context.ts";
import { readingOnce } from "#lib/service/coverage-read.ts";
import { listSources } from "#lib/service/sources.ts";
import { noteVisit } from "#lib/service/visits.ts";

/** Who asks, when and on which database: the same for everything that one request renders. */
export const context = cache(async () => readingOnce(await requireContext()));

/** Coverage of every source, read once per request however many parts of the page speak of it. */
export const sources = cache(async (asOf: Date | null) => listSources(await context(), asOf));

/** Notes that somebody looks at a page; answers when their visit before this one ended, null on the first. */
export const lastVisit = cache(async () => noteVisit(await context()));
