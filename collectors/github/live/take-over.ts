import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { UnusableAnswer } from "#collectors/shared/live/transport-fault.ts";
import type { TakenOver, TakeOverInput } from "#collectors/types.ts";
import { ExternalSystem, InvalidInput } from "#lib/errors.ts";
import { CallFault, faultOfStatus } from "./call-fault.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { Patience } from "./patience.ts";
import { appsPage } from "./registration.ts";
import { readPlace } from "./settings.ts";
import { behind, openWire, type Wire } from "./wire.ts";

/** What GitHub gives in exchange; of its secrets the client secret is not kept, because nothing here needs it. */
const Made = z.object({
  id: z.number().int().positive(),
  slug: z.string().regex(/^[a-z0-9-]{1,100}$/),
  owner: z.object({ login: z.string().max(200) }),
  pem: z
    .string()
    .max(32 * 1024)
    .startsWith("-----BEGIN"),
  client_secret: z.string().max(1000).nullish(),
  webhook_secret: z.string().max(1000).nullish(),
});

const Code = z.string().regex(/^[\w-]{1,200}$/);

/**
 * Exchanges the code of an App that somebody just made from our manifest for its key. Asked again only where no answer
 * came: GitHub gives a key once, so a second try can bring it or "unknown", never another App.
 * @throws InvalidInput, ExternalSystem with what to do
 * @see https://docs.github.com/en/rest/apps/apps#create-a-github-app-from-a-manifest
 */
export async function takeOver(input: TakeOverInput, limits: Limits = LIMITS): Promise<TakenOver> {
  const { organization, endpoint } = readPlace(input.settings);
  const code = Code.safeParse(input.code);
  if (!code.success) throw new InvalidInput("GitHub came back without a usable code. Create the App again.");
  input.onSecret?.(code.data);
  const options = { signal: input.signal, limits, ownQuota: false, patience: new Patience(0) };
  const wire = openWire(endpoint, options);
  try {
    const url = `${endpoint.rest}/app-manifests/${code.data}/conversions`;
    const made = readMade(await exchange(wire, url, limits, input.signal), input);
    if (made.owner.login.toLowerCase() !== organization.toLowerCase()) {
      throw new InvalidInput(
        `GitHub made the App in ${made.owner.login}, not in ${organization}. Delete it there, and create it again as an owner of ${organization}.`,
      );
    }
    return {
      name: made.slug,
      fields: { "app-id": String(made.id) },
      secrets: {
        "private-key": made.pem,
        ...(made.webhook_secret ? { "webhook-secret": made.webhook_secret } : {}),
      },
    };
  } catch (error) {
    throw error instanceof CallFault ? inWords(error, appsPage(input.settings.fields)) : error;
  } finally {
    await wire.close();
  }
}

async function exchange(wire: Wire, url: string, limits: Limits, signal: AbortSignal): Promise<unknown> {
  const headers = { accept: "application/vnd.github+json", "x-github-api-version": "2022-11-28" };
  let unanswered: CallFault | null = null;
  for (let tries = 0; tries <= limits.retries; tries += 1) {
    if (tries > 0) await sleep(tries * tries * limits.pauseMs, undefined, { signal });
    try {
      const answer = await wire.fetch(url, { method: "POST", headers });
      if (answer.status < 300) return (await answer.json()) as unknown;
      throw faultOfStatus(answer.status);
    } catch (error) {
      signal.throwIfAborted();
      const fault = faultOf(error);
      // What was answered before may have been the key, and did not get here.
      if (fault.kind === "absent" && unanswered) throw unanswered;
      if (fault.kind !== "passing") throw fault;
      unanswered = fault;
    }
  }
  throw unanswered ?? new CallFault("passing", "was not answered");
}

function faultOf(error: unknown): CallFault {
  const cause = behind(error);
  if (cause instanceof CallFault) return cause;
  if (cause instanceof UnusableAnswer) return new CallFault("passing", cause.message, { cause });
  throw cause;
}

/** Every text in it may be secret, so nothing of an answer that is not understood is repeated. */
function readMade(data: unknown, { onSecret, settings }: TakeOverInput): z.output<typeof Made> {
  const made = Made.safeParse(data);
  if (!made.success) {
    throw new InvalidInput(
      `What GitHub answered holds no App with a key. Delete what it made, if anything, at ${appsPage(settings.fields)}, and create it again.`,
    );
  }
  const { pem, client_secret, webhook_secret } = made.data;
  for (const secret of [pem, client_secret, webhook_secret]) if (secret) onSecret?.(secret);
  return made.data;
}

function inWords({ kind, message, retryAt }: CallFault, apps: string): Error {
  switch (kind) {
    case "absent":
      return new InvalidInput(
        `GitHub does not know the code (404): it was used already, or is older than an hour. Delete the App it made at ${apps}, and create it again.`,
      );
    case "passing":
      return new ExternalSystem(
        `Whether GitHub gave the key of the App away is not known: the exchange ${message}. Delete the App at ${apps}, and create it again.`,
      );
    default:
      return new ExternalSystem(
        `GitHub did not give the key of the App: the exchange ${message}. Delete the App at ${apps}, and create it again.`,
        retryAt === null ? {} : { retryAt },
      );
  }
}
