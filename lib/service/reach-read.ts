import type { ReadBasis } from "#lib/domain/reach/views/path-view.ts";
import type { Context } from "./context.ts";
import { readCoverageOf } from "./coverage-read.ts";
import { incompleteSources } from "./sources.ts";

/** How far everything was read that the newest graph is made of: a *no* is only as good as this. */
export async function readBasis(context: Context): Promise<ReadBasis> {
  const { sources, coverage } = await readCoverageOf(context, null);
  const times = sources.flatMap(({ collection }) => collection?.readAt ?? collection?.startedAt ?? []);
  const oldest = times.toSorted((one, other) => one.getTime() - other.getTime())[0];
  return {
    sources: sources.length,
    incomplete: incompleteSources(sources, coverage).length,
    oldestReadAt: oldest?.toISOString() ?? null,
  };
}
