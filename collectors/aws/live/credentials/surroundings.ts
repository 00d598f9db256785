import { fromHttp } from "@aws-sdk/credential-providers";
import { ExternalSystem, InvalidInput } from "#lib/errors.ts";
import { instanceKeys } from "./instance.ts";
import type { Keys } from "./keys.ts";
import { readWhole } from "./operator-file.ts";
import { assumeByToken, type Ground } from "./sessions.ts";

/**
 * Keys that the surroundings of the worker give, in the order AWS's own programs look for them: its environment, a web
 * identity (a pod with a service account role), its container or pod identity, its instance. No file in a home is read.
 * @throws InvalidInput when there are none
 */
export async function surroundingKeys(ground: Ground, environment: NodeJS.ProcessEnv): Promise<Keys> {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = environment;
  if (AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY) {
    return {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
    };
  }
  const { AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN, AWS_ROLE_SESSION_NAME } = environment;
  if (AWS_WEB_IDENTITY_TOKEN_FILE && AWS_ROLE_ARN) {
    const token = await readWhole(AWS_WEB_IDENTITY_TOKEN_FILE, "The file AWS_WEB_IDENTITY_TOKEN_FILE names");
    return assumeByToken(ground, token.trim(), AWS_ROLE_ARN, AWS_ROLE_SESSION_NAME);
  }
  const found = (await containerKeys(environment)) ?? (await instanceKeys(ground.signal));
  if (found) return found;
  throw new InvalidInput(
    "The worker's surroundings give no credential of AWS: no keys or web identity in its environment, no role of its container, pod or instance. Give one of them, or an access key on the source's page.",
  );
}

/** Keys of the task or pod the worker runs in; null: it runs in none. */
async function containerKeys(environment: NodeJS.ProcessEnv): Promise<Keys | null> {
  const full = environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"];
  const relative = environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"];
  if (!full && !relative) return null;
  const file = environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"];
  const token = environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"];
  try {
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = await fromHttp({
      ...(relative
        ? { awsContainerCredentialsRelativeUri: relative }
        : { awsContainerCredentialsFullUri: full as string }),
      ...(file ? { awsContainerAuthorizationTokenFile: file } : {}),
      ...(token ? { awsContainerAuthorizationToken: token } : {}),
    })();
    return {
      ...{ accessKeyId, secretAccessKey },
      ...(sessionToken === undefined ? {} : { sessionToken }),
      ...(expiration === undefined ? {} : { expiration }),
    };
  } catch {
    throw new ExternalSystem(
      "The container or pod the worker runs in names where its credential is, and that gave none. Look at its role.",
    );
  }
}
