import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { manifestOf } from "#collectors/manifests.ts";
import { insertRegistration, lockAwaiting, queueRegistration, readRegistration } from "#lib/db/registrations.ts";
import { readSealingKey } from "#lib/db/sealing-key.ts";
import type { RegistrationView } from "#lib/domain/sources/registration.ts";
import type { SourceSetup } from "#lib/domain/sources/setup.ts";
import { Conflict, InvalidInput } from "#lib/errors.ts";
import { enqueueTakeOver } from "#lib/jobs/enqueue.ts";
import { sealCredential } from "#lib/sealing/sealed-credential.ts";
import { authorize } from "./authorize.ts";
import { readOpenFields } from "./connection-fields.ts";
import type { Context } from "./context.ts";
import { onSource } from "./source-command.ts";

/** As long as GitHub's own code lives. */
export const REGISTRATION_MINUTES = 60;

const NO_WORKER = "No worker has started yet, so nobody could take it over. Start one first.";

/** A person in front of a browser: what is begun in one session is ended in the same. */
export interface InSession extends Context {
  sessionId: string;
}

/** Where the system is that shall make the account. */
export const BeginRegistration = z.object({
  slug: z.string().max(200),
  fields: z.record(z.string().max(100), z.union([z.string().max(100_000), z.boolean()])),
});

/**
 * Begins to have a system make the account for a source.
 * @returns the state that it has to send back: kept as a hash, good once, for this session and an hour
 * @throws InvalidInput naming what is missing · Conflict while a worker takes one over
 */
export async function beginRegistration(context: InSession, input: z.output<typeof BeginRegistration>) {
  const state = randomBytes(32).toString("base64url");
  const command = { permission: "source.connect", action: "source.begin-registration", slug: input.slug } as const;
  await onSource(context, command, async (client, source) => {
    const { live, fields: asked } = registrationOf(source.system);
    if (!source.settings) throw new InvalidInput("Choose first what is read.");
    const fields = readOpenFields(asked, input.fields);
    const problem = live.checkFields?.(fields);
    if (problem) throw new InvalidInput(problem);
    if (!(await readSealingKey(client))) throw new Conflict(NO_WORKER);
    const { kind, id, name } = context.actor;
    const begun = await insertRegistration(client, {
      sourceId: source.id,
      stateHash: hashOf(state),
      sessionId: context.sessionId,
      fields,
      requestedBy: { kind, id, name },
      expiresAt: new Date(context.now.getTime() + REGISTRATION_MINUTES * 60_000),
    });
    if (!begun) throw new Conflict("A worker takes over what was made before. Wait for it to end.");
    return { fields: Object.keys(fields) };
  });
  return { state };
}

/** The newest of a source; null: none was begun. */
export async function readSourceRegistration(context: InSession, slug: string): Promise<RegistrationView | null> {
  authorize(context.actor, "source.connect");
  return readRegistration(context.database.pool, slug, context);
}

/** The form that the browser takes to the system. @throws InvalidInput where the system makes nothing by itself */
export function registrationForm(
  setup: SourceSetup,
  registration: Pick<RegistrationView, "fields">,
  back: { returnTo: string; state: string },
): { action: string; fields: Record<string, string> } {
  const { form } = registrationOf(setup.system);
  const permissions = setup.settings?.permissions ?? [];
  return form({ sourceSlug: setup.slug, permissions, fields: registration.fields, ...back });
}

/** What the system sends along with the person who comes back. */
export const HandOver = z.object({
  slug: z.string().max(200),
  code: z.string().min(1).max(500),
  state: z.string().max(200),
});

/** What became of a code: handed to a worker, or why not. */
export type HandedOver = "taken" | "not-awaited" | "not-yours" | "expired" | "no-worker";

/**
 * Takes the code that the system sent back and hands it, sealed, to a worker: when it is the answer to what this session
 * began, and only once.
 */
export async function handOverCode(context: InSession, input: z.output<typeof HandOver>): Promise<HandedOver> {
  const command = { permission: "source.connect", action: "source.hand-over-code", slug: input.slug } as const;
  let outcome: HandedOver = "not-awaited";
  await onSource(context, command, async (client, source) => {
    const waiting = await lockAwaiting(client, source.id);
    const key = await readSealingKey(client);
    outcome = judge(waiting, key !== null, input.state, context);
    if (outcome !== "taken" || !waiting || !key) return null;
    const sealed = await sealCredential(key, { code: input.code }, { sourceSlug: source.slug });
    await queueRegistration(client, waiting.id, sealed);
    await enqueueTakeOver(client, { registrationId: waiting.id, sourceId: source.id });
    return {};
  });
  return outcome;
}

function judge(
  waiting: Awaited<ReturnType<typeof lockAwaiting>>,
  hasKey: boolean,
  state: string,
  { sessionId, now }: InSession,
): HandedOver {
  if (!waiting) return "not-awaited";
  if (!timingSafeEqual(waiting.stateHash, hashOf(state)) || waiting.sessionId !== sessionId) return "not-yours";
  if (waiting.expiresAt <= now) return "expired";
  return hasKey ? "taken" : "no-worker";
}

function hashOf(state: string): Buffer {
  return createHash("sha256").update(state).digest();
}

function registrationOf(system: string) {
  const { live } = manifestOf(system);
  if (!live?.registration) throw new InvalidInput(`${system} makes no account by itself.`);
  const { connection, fields, form } = live.registration;
  const declared = live.connections.find(({ id }) => id === connection)?.fields ?? [];
  return { live, form, fields: declared.filter(({ name }) => fields.includes(name)) };
}
