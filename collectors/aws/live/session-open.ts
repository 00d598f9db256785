import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { LiveInput } from "#collectors/types.ts";
import { ExternalSystem, InvalidInput } from "#lib/errors.ts";
import { againIfGarbled, CallFault, Garbled } from "./call-fault.ts";
import { firstKeys } from "./credentials/credential.ts";
import { kept } from "./credentials/keys.ts";
import { assumeRole, doorOf, type Ground } from "./credentials/sessions.ts";
import type { Door, OnOperation } from "./door.ts";
import type { Limits } from "./limits.ts";
import { STS } from "./services.ts";
import type { Session } from "./session.ts";
import { readSettings, type LiveSettings } from "./settings.ts";
import { openWire } from "./wire.ts";

/** What tests give beside the input. */
export interface Around {
  environment?: NodeJS.ProcessEnv;
  onOperation?: OnOperation;
}

/**
 * Opens a session, which is to be closed.
 * @throws InvalidInput, ExternalSystem when there is no way in
 */
export async function openSession(input: LiveInput, limits: Limits, around: Around = {}): Promise<Session> {
  const settings = readSettings(input);
  const { signal, onSecret } = input;
  const { endpoint, hub: role } = settings;
  const wire = openWire(endpoint, { ...input, limits });
  const ground: Ground = { wire, endpoint, signal, limits, onSecret, onOperation: around.onOperation };
  const doors: Door[] = [];
  const open = (give: Parameters<typeof kept>[0]): Door => {
    const door = doorOf(ground, kept(give, onSecret));
    doors.push(door);
    return door;
  };
  let step = "the credential";
  try {
    const first = open(() => firstKeys(ground, settings.credential, around.environment));
    const readAt = new Date();
    const hub = role ? open(() => assumeRole(first, ground, role)) : first;
    if (role) step = role.arn;
    return {
      ...{ ground, settings, hub, readAt },
      identity: await whoAmI(hub, ground),
      lastEnds: input.lastEnds,
      onObjects: input.onObjects,
      async close() {
        for (const door of doors) door.close();
        await wire.close();
      },
    };
  } catch (error) {
    for (const door of doors) door.close();
    await wire.close();
    signal.throwIfAborted();
    throw error instanceof CallFault ? noWayIn(error, settings, step) : error;
  }
}

/** @throws CallFault; InvalidInput where it is an account of another partition */
async function whoAmI(door: Door, { endpoint, limits }: Ground): Promise<Session["identity"]> {
  const { partition } = endpoint;
  const identity = await againIfGarbled(limits.attempts, async () => {
    const { Account: account = "", Arn: arn = "" } = await door
      .desk(STS, partition.home)
      .call((sts, options) => sts.send(new GetCallerIdentityCommand({}), options));
    if (/^\d{12}$/.test(account) && /^arn:[\x21-\x7e]{1,2000}$/.test(arn)) return { account, arn };
    throw new Garbled("was answered without who it is");
  });
  const own = identity.arn.split(":")[1];
  if (own === partition.id) return identity;
  throw new InvalidInput(
    `The credential is of the partition ${own}. Set that on the source's page, or give another one.`,
  );
}

/** Why there is no way in, in words for whoever connects the source. @param step the role that was to be become, or the credential */
function noWayIn({ kind, message, code }: CallFault, { credential }: LiveSettings, step: string): Error {
  const isRole = step.startsWith("arn:");
  if (kind === "signed-out")
    return new InvalidInput(`AWS does not let the credential in: it ${message}. ${remedy(code, credential.type)}`);
  if (isRole && (kind === "denied" || kind === "absent")) {
    return new InvalidInput(
      `The role ${step} cannot be become: sts:AssumeRole ${message}. It does not exist, its trust does not name this credential or asks for another external ID, or the credential may not assume it.`,
    );
  }
  if (kind === "denied") {
    return new InvalidInput(`AWS refuses the credential: the call ${message}. Look at what it is and what may use it.`);
  }
  return new ExternalSystem(`AWS cannot be read: the call ${message}.`);
}

function remedy(code: string | null, source: LiveSettings["credential"]["type"]): string {
  if (code === null) return "";
  if (/Expired(?:Token|TokenException)$|TokenRefreshRequired/.test(code)) {
    return source === "access-key"
      ? "Give a new session, or an access key that does not end."
      : "Renew what gives the credential.";
  }
  if (/Skewed|RequestExpired/.test(code)) return "Set the clock of the worker's machine.";
  if (/Signature/.test(code)) return "Look at the secret access key, then at the clock of the worker's machine.";
  if (/WebIdentity|IdentityToken|IDPRejected/.test(code)) {
    return "Look at the audience of the token and at the identity provider of the account.";
  }
  return source === "access-key" ? "Give the key again, or another one." : "Look at what gives the credential.";
}
