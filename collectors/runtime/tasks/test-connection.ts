import type { ConnectionCheck, PermissionCheck } from "#collectors/types.ts";
import {
  addConnectionCheck,
  beginConnectionTest,
  endConnectionTest,
  type ConnectionTestEnd,
} from "#lib/db/connection-tests.ts";
import { readLiveSource, type LiveSourceRecord } from "#lib/db/live-sources.ts";
import { anotherCluster, readTrustDomainKey } from "#lib/db/sources.ts";
import { AppError, InvalidInput } from "#lib/errors.ts";
import { TestConnection } from "#lib/jobs/contract.ts";
import { censorError, censorJson, censorOf } from "../censor.ts";
import { openAccess } from "../live-source.ts";
import { untilDone } from "../retry.ts";
import type { TaskContext } from "./task-context.ts";

const LIMIT_MS = 60_000;

/** A connection that brings down every worker that tries it is not tried for ever. */
const MOST_ATTEMPTS = 3;

/**
 * Asks a system which rights the credential has, each answer stored as it comes. Run again by another worker when one
 * dies over it.
 * @throws the reason when the worker stops: another one goes on
 */
export async function testConnection(
  payload: unknown,
  attempt: number,
  context: TaskContext,
  limitMs = LIMIT_MS,
): Promise<void> {
  const { testId, sourceId } = TestConnection.parse(payload);
  const { pool } = context.database;
  if (!(await untilDone(() => beginConnectionTest(pool, testId), context.signal))) return;
  const source = await untilDone(() => readLiveSource(pool, sourceId), context.signal);
  const end =
    attempt > MOST_ATTEMPTS
      ? ({ status: "failed", error: "The worker ended each time it tried. See the log of the worker." } as const)
      : await testSource(source, testId, context, limitMs);
  context.signal.throwIfAborted();
  await untilDone(() => endConnectionTest(pool, testId, end), context.signal);
}

async function testSource(
  source: LiveSourceRecord | null,
  testId: string,
  context: TaskContext,
  limitMs: number,
): Promise<ConnectionTestEnd> {
  try {
    if (!source) throw new InvalidInput("The source was removed.");
    const { permissions, trustDomainKey, ...result } = await ask(source, testId, context, limitMs);
    const known = await untilDone(() => readTrustDomainKey(context.database.pool, source), context.signal);
    if (known !== null && trustDomainKey !== null && trustDomainKey !== known) throw anotherCluster(source.slug);
    return { status: "done", checks: permissions, result };
  } catch (error) {
    if (error instanceof AppError) return { status: "failed", error: error.message };
    if (!context.signal.aborted) context.log.error({ err: error, testId }, "test of a connection failed");
    return { status: "failed", error: "The test ended by an unexpected error. See the log of the worker." };
  }
}

async function ask(
  source: LiveSourceRecord,
  testId: string,
  context: TaskContext,
  limitMs: number,
): Promise<ConnectionCheck> {
  const collector = await context.loadCollector(source.system);
  if (!collector?.checkLive) throw new InvalidInput(`${source.system} has no connection to test.`);
  const access = await openAccess(source, context.key);
  const censor = censorOf(access.credential);
  const onSecret = (value: string) => censor.add(value);
  const limit = AbortSignal.timeout(limitMs);
  const signal = AbortSignal.any([context.signal, limit]);
  let stored = Promise.resolve();
  const report = (check: PermissionCheck) => {
    const clean = censorJson(check, censor);
    // What cannot be stored now is stored with the result.
    stored = stored.then(() => addConnectionCheck(context.database.pool, testId, clean)).catch(() => undefined);
  };
  try {
    const found = await orAborted(collector.checkLive({ ...access, signal, onSecret }, report), signal);
    return censorJson(found, censor);
  } catch (error) {
    if (limit.aborted) throw new InvalidInput(`The system did not answer everything within ${limitMs / 1000} s.`);
    throw censorError(error, censor);
  } finally {
    await stored;
  }
}

/** Does not wait for one who does not look at the signal. */
function orAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
