import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, type Credentials } from "@aws-sdk/client-sts";
import { InvalidInput } from "#lib/errors.ts";
import { againIfGarbled, Garbled } from "../call-fault.ts";
import { openDoor, type Door, type OnOperation } from "../door.ts";
import type { Endpoint } from "../endpoint.ts";
import type { Limits } from "../limits.ts";
import { STS } from "../services.ts";
import type { RoleToBecome } from "../settings.ts";
import type { Wire } from "../wire.ts";
import type { Keys } from "./keys.ts";

/** What doors are opened with. */
export interface Ground {
  wire: Wire;
  endpoint: Endpoint;
  signal: AbortSignal;
  limits: Limits;
  onOperation?: OnOperation | undefined;
  onSecret?: ((value: string) => void) | undefined;
}

/** As which name the session stands in CloudTrail of the account. */
const SESSION_NAME = "rollcall";

/** The longest that a role which was become by another role lasts. */
const SECONDS = 3600;

/** Opens the door of whoever has these keys; null: of whoever needs none. */
export function doorOf({ wire, endpoint, ...options }: Ground, keys: (() => Promise<Keys>) | null): Door {
  return openDoor(wire, endpoint, keys, options);
}

/** Becomes a role. @throws CallFault */
export function assumeRole(
  door: Door,
  { endpoint, limits }: Pick<Ground, "endpoint" | "limits">,
  { arn, externalId }: RoleToBecome,
): Promise<Keys> {
  return againIfGarbled(limits.attempts, async () => {
    const { Credentials: given } = await door.desk(STS, endpoint.partition.home).call((sts, options) =>
      sts.send(
        new AssumeRoleCommand({
          RoleArn: arn,
          RoleSessionName: SESSION_NAME,
          DurationSeconds: SECONDS,
          ...(externalId === undefined ? {} : { ExternalId: externalId }),
        }),
        options,
      ),
    );
    return keysOf(given);
  });
}

/**
 * Becomes a role by a token of an identity provider. The token goes to AWS only: whoever may set another address in
 * place of AWS's own would get it.
 * @throws CallFault; InvalidInput where another address is set
 */
export async function assumeByToken(ground: Ground, token: string, role: string, session?: string): Promise<Keys> {
  const { endpoint, limits, onSecret } = ground;
  if (endpoint.url !== undefined) {
    throw new InvalidInput("A web identity token is sent to AWS only. Give an access key for an address of your own.");
  }
  onSecret?.(token);
  const door = doorOf(ground, null);
  try {
    return await againIfGarbled(limits.attempts, async () => {
      const { Credentials: given } = await door.desk(STS, endpoint.partition.home).call((sts, options) =>
        sts.send(
          new AssumeRoleWithWebIdentityCommand({
            RoleArn: role,
            RoleSessionName: session ?? SESSION_NAME,
            WebIdentityToken: token,
          }),
          options,
        ),
      );
      return keysOf(given);
    });
  } finally {
    door.close();
  }
}

function keysOf(given: Credentials | undefined): Keys {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken) {
    throw new Garbled("was answered without a credential");
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    ...(Expiration && !Number.isNaN(Expiration.getTime()) ? { expiration: Expiration } : {}),
  };
}
