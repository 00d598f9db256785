import { InvalidInput } from "#lib/errors.ts";
import type { Keys } from "./keys.ts";
import { readOperatorFile } from "./operator-file.ts";
import { processCredential } from "./process-credential.ts";
import { readProfiles, type Profile } from "./profile-file.ts";
import { assumeByToken, assumeRole, doorOf, type Ground } from "./sessions.ts";

/** A profile may become a role by another profile, which may do so too. */
const DEPTH = 5;

/**
 * Keys of a profile in a file the operator of the worker put there: keys of its own, a `credential_process` that is
 * allowed, or a role that another profile of the file or a web identity becomes.
 * @throws InvalidInput when the file has no such profile or it asks for what is not supported; CallFault
 */
export async function profileKeys(
  ground: Ground,
  { file, profile }: { file: string; profile: string },
  environment: NodeJS.ProcessEnv,
): Promise<Keys> {
  const profiles = readProfiles(await readOperatorFile(file, environment));
  const keysOf = async (name: string, depth: number): Promise<Keys> => {
    const found: Profile | undefined = profiles.get(name);
    if (!found) throw new InvalidInput(`${file} has no profile ${name}. It has: ${[...profiles.keys()].join(", ")}.`);
    const { aws_access_key_id, aws_secret_access_key, credential_process } = found;
    const { role_arn, source_profile, external_id, web_identity_token_file } = found;
    if (role_arn && source_profile && depth < DEPTH) {
      const own =
        source_profile === name && aws_access_key_id ? ownKeys(found) : await keysOf(source_profile, depth + 1);
      const door = doorOf(ground, async () => own);
      try {
        const role = { arn: role_arn, ...(external_id ? { externalId: external_id } : {}) };
        return await assumeRole(door, ground, role);
      } finally {
        door.close();
      }
    }
    if (role_arn && web_identity_token_file) {
      const token = await readOperatorFile(web_identity_token_file, environment);
      return assumeByToken(ground, token.trim(), role_arn);
    }
    if (credential_process) return processCredential(credential_process, environment);
    if (aws_access_key_id && aws_secret_access_key) return ownKeys(found);
    throw new InvalidInput(
      `Profile ${name} of ${file} has no keys, credential_process, or role with a source_profile of the same file. Other ways are not supported.`,
    );
  };
  return keysOf(profile, 1);
}

function ownKeys({ aws_access_key_id = "", aws_secret_access_key = "", aws_session_token }: Profile): Keys {
  return {
    accessKeyId: aws_access_key_id,
    secretAccessKey: aws_secret_access_key,
    ...(aws_session_token ? { sessionToken: aws_session_token } : {}),
  };
}
