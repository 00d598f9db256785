import type pg from "pg";
import { cancelRequest, requestCollection, type RequestOutcome } from "#lib/db/collection-requests.ts";
import { addJob, removeJob } from "#lib/db/job-queue.ts";
import type { CollectSource, Requester, TakeOver, TaskName, TestConnection } from "./contract.ts";

/** Tests are waited for by a person; they come before collections. */
const PRIORITY = { "test-connection": 0, "take-over": 0, tick: 0, "collect-source": 10 } satisfies Record<
  TaskName,
  number
>;

function collectKey(sourceId: number): string {
  return `collect:${sourceId}`;
}

/**
 * Asks for a collection of a source, in the caller's transaction. A double click is one collection: what waits or runs
 * already takes in the next.
 */
export async function enqueueCollection(
  client: pg.ClientBase,
  request: { sourceId: number; sourceSlug: string; requestedBy: Requester },
): Promise<RequestOutcome> {
  const { sourceId, requestedBy } = request;
  const result = await requestCollection(client, sourceId, requestedBy.name);
  if (result.outcome === "running") return result;
  // What waits for another try is brought forward by a person, as far as the system allows; the schedule waits with it.
  if (result.outcome === "already-requested" && requestedBy.id === SCHEDULE.id) return result;
  await enqueueCollectJob(client, { sourceId, requestedBy, failures: 0 }, result.notBefore);
  return result;
}

/** Wakes a worker for a collection that is noted on its source: a first one, or another try. */
export async function enqueueCollectJob(
  client: pg.ClientBase | pg.Pool,
  payload: CollectSource,
  runAt: Date | null,
): Promise<void> {
  await addJob(client, {
    task: "collect-source" satisfies TaskName,
    payload: { ...payload, requestedBy: { ...payload.requestedBy } },
    queue: `source:${payload.sourceId}`,
    key: collectKey(payload.sourceId),
    runAt,
    priority: PRIORITY["collect-source"],
  });
}

/** Who asks when it is time. */
export const SCHEDULE: Requester = { kind: "system", id: "schedule", name: "schedule" };

/** Asks for a test of a connection, in the caller's transaction. */
export async function enqueueConnectionTest(client: pg.ClientBase, test: TestConnection): Promise<void> {
  await addJob(client, {
    task: "test-connection" satisfies TaskName,
    payload: { ...test },
    queue: `test:${test.sourceId}`,
    key: `test:${test.testId}`,
    runAt: null,
    priority: PRIORITY["test-connection"],
  });
}

/** Hands over what a system just made to a worker, in the caller's transaction. */
export async function enqueueTakeOver(client: pg.ClientBase, job: TakeOver): Promise<void> {
  await addJob(client, {
    task: "take-over" satisfies TaskName,
    payload: { ...job },
    queue: `test:${job.sourceId}`,
    key: `take-over:${job.registrationId}`,
    runAt: null,
    priority: PRIORITY["take-over"],
  });
}

/**
 * Cancels the collection of a source: one that waits is taken back, one that runs is told to stop.
 * @returns whether there was anything to cancel
 */
export async function requestCancel(client: pg.ClientBase, sourceId: number, by: string): Promise<boolean> {
  const canceled = await cancelRequest(client, sourceId, by);
  await removeJob(client, collectKey(sourceId));
  return canceled;
}
