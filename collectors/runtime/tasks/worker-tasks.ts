import type { TaskList } from "graphile-worker";
import { collectSource } from "./collect-source.ts";
import { takeOver } from "./take-over.ts";
import type { TaskContext } from "./task-context.ts";
import { testConnection } from "./test-connection.ts";
import { tick } from "./tick.ts";

/** The tasks of `lib/jobs/contract.ts`, in the two groups that have workers of their own. */
export function workerTasks(context: TaskContext): { collections: TaskList; quick: TaskList } {
  /** The queue keeps what a task throws to itself. */
  async function logged(task: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!context.signal.aborted) context.log.warn({ err: error, task }, "job failed");
      throw error;
    }
  }
  return {
    collections: {
      "collect-source": (payload) => logged("collect-source", () => collectSource(payload, context)),
    },
    quick: {
      "test-connection": (payload, { job }) =>
        logged("test-connection", () => testConnection(payload, job.attempts, context)),
      "take-over": (payload) => logged("take-over", () => takeOver(payload, context)),
      tick: () => logged("tick", () => tick(context)),
    },
  };
}
