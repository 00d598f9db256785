import { analyze } from "#lib/db/analysis/analyze.ts";
import { readLiveSource } from "#lib/db/live-sources.ts";
import { AppError } from "#lib/errors.ts";
import { CollectSource } from "#lib/jobs/contract.ts";
import { enqueueCollectJob } from "#lib/jobs/enqueue.ts";
import { collectLive, type LiveOutcome } from "../collect-live.ts";
import { isTransient, untilDone } from "../retry.ts";
import { followReach } from "./follow-reach.ts";
import type { TaskContext } from "./task-context.ts";

/** How long to leave a source alone that another process reads, or while Postgres is away. */
const BUSY_PAUSE_MS = 3000;

/**
 * Collects one source, if that is still wanted. What is wanted stands on the source, so a job that is run twice, by a
 * worker that died or by two clicks, collects once.
 * @throws Fenced when another worker took over while this one slept
 */
export async function collectSource(payload: unknown, context: TaskContext): Promise<LiveOutcome> {
  const job = CollectSource.parse(payload);
  const { database, signal } = context;
  signal.throwIfAborted();
  const log = context.log.child({ sourceId: job.sourceId });
  const source = await untilDone(() => readLiveSource(database.pool, job.sourceId), signal);
  const collector = source && (await context.loadCollector(source.system));
  if (!source || !collector) return "not-wanted";
  const outcome = await attempt();
  log.info({ source: source.slug, outcome }, "collection ended");
  await followReach(database, log);
  if (outcome === "busy") {
    const later = new Date(Date.now() + BUSY_PAUSE_MS);
    await untilDone(() => enqueueCollectJob(database.pool, job, later), new AbortController().signal);
  }
  if (outcome === "not-wanted" && source.trustDomainId !== null) await catchUp(source.trustDomainId);
  return outcome;

  async function attempt(): Promise<LiveOutcome> {
    if (!source || !collector) return "not-wanted";
    const { requestedBy, failures } = job;
    // What has a sentence is shown on its page; anything else is a fault of ours.
    const onFailure = (error: unknown) =>
      error instanceof AppError
        ? log.info({ err: error }, "collection failed")
        : log.error({ err: error }, "collection failed");
    try {
      return await collectLive({ ...context, collector, source, requestedBy, failures, onFailure });
    } catch (error) {
      if (!isTransient(error)) throw error;
      log.warn({ err: error }, "the database was away for too long; trying again");
      return "busy";
    }
  }

  /** The worker before may have died between a collection and its analysis. */
  async function catchUp(trustDomainId: number): Promise<void> {
    await untilDone(() => analyze(database.pool, trustDomainId), signal);
  }
}
