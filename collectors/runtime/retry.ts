import { setTimeout as sleep } from "node:timers/promises";

/** How long writes are repeated while Postgres is away. */
const PATIENCE_MS = 60_000;

const TRANSIENT_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOENT",
  "ETIMEDOUT",
  "57P01", // admin_shutdown
  "57P02", // crash_shutdown
  "57P03", // cannot_connect_now
  "40001", // serialization_failure
  "40P01", // deadlock_detected
  "53300", // too_many_connections
]);

/** True for what passes by itself: Postgres restarting, a connection lost, a deadlock. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  if (TRANSIENT_CODES.has(code) || code.startsWith("08")) return true;
  return /connection terminated|connection ended|terminating connection|not queryable|premature close/i.test(
    error.message,
  );
}

/**
 * Runs work that is safe to repeat until it is done, as long as what stops it is transient.
 * @throws the last error when it is not transient, or patience ends, or the signal aborts
 */
export async function untilDone<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  const started = performance.now();
  for (let pause = 100; ; pause = Math.min(pause * 2, 2000)) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error) || performance.now() - started > PATIENCE_MS || signal.aborted) throw error;
      await sleep(pause, undefined, { signal });
    }
  }
}
