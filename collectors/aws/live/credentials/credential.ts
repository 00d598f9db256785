import type { CredentialSource } from "../settings.ts";
import type { Keys } from "./keys.ts";
import { readOperatorFile } from "./operator-file.ts";
import { profileKeys } from "./profile.ts";
import { assumeByToken, type Ground } from "./sessions.ts";
import { surroundingKeys } from "./surroundings.ts";

/** The first credential of a run, from where the settings say that it is. @throws InvalidInput, ExternalSystem, CallFault */
export async function firstKeys(
  ground: Ground,
  source: CredentialSource,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Keys> {
  switch (source.type) {
    case "access-key": {
      const { accessKeyId, secretAccessKey, sessionToken } = source;
      return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
    }
    case "web-identity":
      return assumeByToken(ground, (await readOperatorFile(source.file, environment)).trim(), source.role);
    case "profile":
      return profileKeys(ground, source, environment);
    case "surroundings":
      return surroundingKeys(ground, environment);
  }
}
