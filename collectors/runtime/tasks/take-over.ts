import type { TakenOver } from "#collectors/types.ts";
import { appendAudit } from "#lib/db/audit.ts";
import { readLiveSource, type LiveSourceRecord } from "#lib/db/live-sources.ts";
import { endRegistration, readRegistrationRecord, takeCode, type RegistrationRecord } from "#lib/db/registrations.ts";
import { lockSource, writeCredential, writeSettings } from "#lib/db/source-setup.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { AppError, InvalidInput } from "#lib/errors.ts";
import { TakeOver } from "#lib/jobs/contract.ts";
import { openCredential } from "#lib/sealing/open-credential.ts";
import { sealCredential } from "#lib/sealing/sealed-credential.ts";
import { censorError, censorOf } from "../censor.ts";
import { untilDone } from "../retry.ts";
import type { TaskContext } from "./task-context.ts";

const LIMIT_MS = 60_000;

const LOST =
  "The worker ended while it took the App over, and its key is lost: the system gives it once. Delete the App there, and create it again.";

/**
 * Exchanges the code that a system sent back with a person for the account it made, and keeps its key sealed. The code
 * can be used once: a worker that dies between exchange and storing loses the key, and the next one says so.
 */
export async function takeOver(payload: unknown, context: TaskContext, limitMs = LIMIT_MS): Promise<void> {
  const { registrationId, sourceId } = TakeOver.parse(payload);
  const { pool } = context.database;
  // Not aborted by the worker's end: what was taken has to be told about.
  const told = new AbortController().signal;
  const sealed = await untilDone(() => takeCode(pool, registrationId), context.signal);
  const registration = await untilDone(() => readRegistrationRecord(pool, registrationId), told);
  if (!registration || ["awaiting", "done", "failed"].includes(registration.status)) return;
  const source = await untilDone(() => readLiveSource(pool, sourceId), told);
  const problem = await attempt();
  if (problem !== null) await untilDone(() => endRegistration(pool, registrationId, { error: problem }), told);

  /** Why there is nothing; null when there is. */
  async function attempt(): Promise<string | null> {
    if (sealed === null) return LOST;
    try {
      if (!source || !registration) throw new InvalidInput("The source was removed.");
      const made = await exchange(source, registration, sealed, context, limitMs);
      await store(source, registration, made, context);
      return null;
    } catch (error) {
      if (error instanceof AppError) return error.message;
      context.log.error({ err: error, registrationId }, "an account could not be taken over");
      return context.signal.aborted
        ? LOST
        : "It ended by an unexpected error. See the log of the worker, then create the App again.";
    }
  }
}

async function exchange(
  source: LiveSourceRecord,
  { fields }: RegistrationRecord,
  sealed: Uint8Array,
  context: TaskContext,
  limitMs: number,
): Promise<TakenOver> {
  const collector = await context.loadCollector(source.system);
  const registration = collector?.manifest.live?.registration;
  if (!collector?.takeOver || !registration) throw new InvalidInput(`${source.system} makes no account by itself.`);
  const { code } = await openCredential(context.key, sealed, { sourceSlug: source.slug });
  if (code === undefined) throw new InvalidInput("There is no code. Create the App again.");
  const censor = censorOf({ code });
  const settings = { connection: registration.connection, permissions: [], fields };
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(limitMs)]);
  try {
    return await collector.takeOver({ settings, code, signal, onSecret: (value) => censor.add(value) });
  } catch (error) {
    if (signal.aborted && !context.signal.aborted) {
      throw new InvalidInput(
        `The system did not answer within ${limitMs / 1000} s, so the key of the App is lost. Delete the App there, and create it again.`,
      );
    }
    throw censorError(error, censor);
  }
}

/** Writes the connection with its key, the end of the registration and the record of both in one transaction. */
async function store(
  source: LiveSourceRecord,
  { id, fields, requestedBy }: RegistrationRecord,
  made: TakenOver,
  context: TaskContext,
): Promise<void> {
  const collector = await context.loadCollector(source.system);
  const connection = collector?.manifest.live?.registration?.connection ?? "";
  const sealed = await sealCredential(context.key, made.secrets, { sourceSlug: source.slug });
  const write = () =>
    inTransaction(context.database.pool, async (client) => {
      const { slug, settings } = await lockSource(client, source.slug);
      if (!(await endRegistration(client, id, { made: made.name }))) return;
      const permissions = settings?.permissions ?? [];
      await writeSettings(client, source.id, { connection, permissions, fields: { ...fields, ...made.fields } });
      await writeCredential(client, source.id, sealed, new Date());
      await appendAudit(client, {
        actor: requestedBy,
        action: "source.take-over",
        subject: `source:${slug}`,
        detail: { made: made.name, connection },
      });
    });
  await untilDone(write, new AbortController().signal);
}
