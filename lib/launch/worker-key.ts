import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LaunchError } from "./launch-error.mjs";
import { readOrMakeSecret } from "./secret-file.ts";
import type { Environment } from "./settings.ts";

/** For processes that have no business with it: all but the worker. */
export const NO_WORKER_KEY = { ROLLCALL_WORKER_KEY: undefined, ROLLCALL_WORKER_KEY_FILE: undefined };

/** The key that opens credentials, and how the worker is told of it. */
export interface WorkerKey {
  /** For keeping it out of logs. */
  value: string;
  env: { ROLLCALL_WORKER_KEY?: string; ROLLCALL_WORKER_KEY_FILE?: string };
}

const BYTES = 32;

/**
 * The operator's own key, or the one of the data directory, which is made the first time.
 * @throws LaunchError when the one that is named is none
 */
export function findWorkerKey(env: Environment, dataDir: string): WorkerKey {
  const given = env["ROLLCALL_WORKER_KEY"]?.trim();
  if (given) return { value: checked(given, "ROLLCALL_WORKER_KEY"), env: { ROLLCALL_WORKER_KEY: given } };
  const named = env["ROLLCALL_WORKER_KEY_FILE"];
  if (named) return { value: checked(readNamed(named), named), env: { ROLLCALL_WORKER_KEY_FILE: named } };
  // A file and not the key itself: it then stands in nobody's environment.
  const path = join(dataDir, "worker-key");
  return { value: checked(readOrMakeSecret(path).value, path), env: { ROLLCALL_WORKER_KEY_FILE: path } };
}

function readNamed(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    throw new LaunchError(`ROLLCALL_WORKER_KEY_FILE names ${path}, which cannot be read.`);
  }
}

function checked(value: string, where: string): string {
  if (Buffer.from(value, "base64url").length >= BYTES) return value;
  throw new LaunchError(
    `${where} holds no worker key: 32 random bytes in base64url, as \`openssl rand -base64 32\` makes them.`,
  );
}
