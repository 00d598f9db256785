import type { Logger } from "pino";
import { isTransient } from "./retry.ts";

/** Errors of Postgres carry its codes; those of a broken socket are told by whose they are. */
const OF_POSTGRES = /^(57P0[123]|08\w{3})$/;
const OF_DRIVER = /node_modules\/(pg|pg-pool|graphile-worker)\//;

/** True for a connection to Postgres that was lost, false for whatever else is transient. */
export function isLostDatabase(error: unknown): boolean {
  if (!(error instanceof Error) || !isTransient(error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return OF_POSTGRES.test(code) || OF_DRIVER.test(error.stack ?? "");
}

/**
 * graphile-worker gives jobs back without waiting for the answer (0.18, `completeJob(job)` in `worker.js`): when Postgres
 * goes away just then, nobody hears the rejection, and Node would end the process. The job runner frees what is left
 * locked, so that is survived; anything else that nobody caught is a fault of ours, after which nothing can be relied on.
 */
export function surviveLostDatabase(log: Logger, end: (code: number) => void): void {
  const onError = (error: unknown): void => {
    if (isLostDatabase(error)) {
      log.warn({ err: error }, "the database went away");
      return;
    }
    log.fatal({ err: error }, "the worker ends, to be started again");
    end(1);
  };
  process.on("unhandledRejection", onError);
  process.on("uncaughtException", onError);
}
