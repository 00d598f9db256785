import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { loadCollector } from "#collectors/registry.ts";
import type { Database } from "#lib/db/database.ts";
import { analyzeReach } from "#lib/db/reach/analyze-reach.ts";
import { finishSample, hasNoSources, readSampleProgress, readSampleState, writeSampleState } from "#lib/db/sample.ts";
import { writeSample } from "#prisma/seed/sample/generate.ts";
import { collectDirectory } from "./collect.ts";

const PAUSE_AFTER_FAILURE_MS = 5000;

const ACTOR = { kind: "system", id: "sample", name: "sample" } as const;

export interface LoadSampleRequest {
  database: Database;
  databaseUrl: string;
  now: Date;
  signal: AbortSignal;
  onProgress(message: string): void;
}

/**
 * Collects the sample organization into a database that never had a source, through the real collectors, oldest export
 * first. Killed half-way, the next call goes on with the same times.
 * @returns whether the sample is complete now
 */
export async function loadSample(request: LoadSampleRequest): Promise<boolean> {
  const { pool } = request.database;
  const known = await readSampleState(pool);
  if (known?.state === "loaded" || known?.state === "removed") return known.state === "loaded";
  if (!known && !(await hasNoSources(pool))) return false;

  const state = known ?? { state: "loading", writtenAt: request.now };
  await writeSampleState(pool, state);
  const directory = await mkdtemp(join(tmpdir(), "rollcall-sample-"));
  try {
    await collectExports(request, directory, state.writtenAt);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  request.onProgress("Following what reaches production in the sample");
  await analyzeReach(pool);
  return finishSample(pool);
}

async function collectExports(request: LoadSampleRequest, directory: string, writtenAt: Date): Promise<void> {
  const { database, databaseUrl, signal, onProgress } = request;
  const done = await readSampleProgress(database.pool);
  for (const { system, slug, path, readAt } of writeSample(directory, writtenAt)) {
    const newest = done.get(slug);
    if (newest && newest >= readAt) continue;
    if ((await readSampleState(database.pool))?.state !== "loading") return;
    const collector = await loadCollector(system);
    if (!collector) throw new Error(`The sample needs a collector for ${system}`);
    onProgress(`Collecting the sample's ${slug} as of ${readAt.toISOString().slice(0, 10)}`);
    await collectDirectory({
      database,
      databaseUrl,
      collector,
      path,
      sourceSlug: slug,
      sample: true,
      defaultNamespace: "default",
      readAt,
      actor: ACTOR,
      signal,
    });
  }
}

/** Tries until the sample is loaded or need not be, or the worker stops. */
export async function keepSampleLoaded(
  worker: Pick<LoadSampleRequest, "database" | "databaseUrl" | "signal"> & { log: Logger },
): Promise<void> {
  const { signal, log } = worker;
  while (!signal.aborted) {
    try {
      await loadSample({ ...worker, now: new Date(), onProgress: (message) => log.info(message) });
      return;
    } catch (error) {
      if (signal.aborted) return;
      log.error({ err: error }, "the sample could not be collected; trying again");
      await sleep(PAUSE_AFTER_FAILURE_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
