import { readCoverage, readSources, type StoredCoverage, type StoredSource } from "#lib/db/coverage.ts";
import type { Context } from "./context.ts";

/** Every source and how its slices ended, as of a time. */
export interface CoverageRead {
  sources: StoredSource[];
  coverage: StoredCoverage[];
}

/**
 * The same context for one page, which asks the same of the coverage in many places: it is read once, and all of them say
 * the same. Not for what writes: it would not see what it wrote.
 */
export function readingOnce<Given extends Context>(context: Given): Given {
  return context.coverageReads ? context : { ...context, coverageReads: new Map() };
}

/** Reads the sources and their coverage; in a context that reads once, the first time. */
export function readCoverageOf(context: Context, asOf: Date | null): Promise<CoverageRead> {
  const key = asOf?.getTime() ?? null;
  const known = context.coverageReads?.get(key);
  if (known) return known;
  const reading = readBoth(context, asOf);
  context.coverageReads?.set(key, reading);
  return reading;
}

async function readBoth({ database: { pool } }: Context, asOf: Date | null): Promise<CoverageRead> {
  const [sources, coverage] = await Promise.all([readSources(pool, asOf), readCoverage(pool, asOf)]);
  return { sources, coverage };
}
