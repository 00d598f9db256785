import { analyze } from "#lib/db/analysis/analyze.ts";
import { addTick } from "#lib/db/job-queue.ts";
import { deleteSpentJobs, findLostRequests, findUnanalyzed, setNextRun, takeDueSources } from "#lib/db/schedule.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { checkSchedule, nextTime } from "#lib/domain/schedule/schedule.ts";
import { enqueueCollection, enqueueCollectJob, SCHEDULE } from "#lib/jobs/enqueue.ts";
import { followReach } from "./follow-reach.ts";
import type { TaskContext } from "./task-context.ts";

/** More than this at a time would keep their rows locked for long; the next tick goes on. */
const AT_ONCE = 100;
const HOUR_MS = 3_600_000;

/**
 * Asks for the collections that are due, each once however many times were missed, and sets the next time. Also finds
 * what was asked for and lost its job, what was collected and did not come into the inventory, and what moved under the
 * graph of what reaches production.
 */
export async function tick({ database, log }: Pick<TaskContext, "database" | "log">): Promise<void> {
  const { pool } = database;
  await inTransaction(pool, async (client) => {
    for (const { id, slug, schedule, nextRunAt, now } of await takeDueSources(client, AT_ONCE)) {
      if (nextRunAt !== null) {
        await enqueueCollection(client, { sourceId: id, sourceSlug: slug, requestedBy: SCHEDULE });
      }
      const check = checkSchedule(schedule);
      if (!check.valid) log.error({ source: slug }, "a schedule cannot be kept; looking again in an hour");
      await setNextRun(client, id, check.valid ? nextTime(schedule, now) : new Date(now.getTime() + HOUR_MS));
    }
  });
  await inTransaction(pool, async (client) => {
    for (const { sourceId, requestedBy } of await findLostRequests(client)) {
      log.warn({ sourceId }, "a collection that was asked for had no job");
      const requester = { kind: "system", id: "worker", name: requestedBy };
      await enqueueCollectJob(client, { sourceId, requestedBy: requester, failures: 0 }, null);
    }
    await deleteSpentJobs(client);
  });
  for (const trustDomainId of await findUnanalyzed(pool)) await analyze(pool, trustDomainId);
  await followReach(database, log);
  await addTick(pool);
}
