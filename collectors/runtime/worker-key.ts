import { readFile } from "node:fs/promises";
import type pg from "pg";
import { publishSealingKey, readSealingKey } from "#lib/db/sealing-key.ts";
import { countOtherWorkers } from "#lib/db/workers.ts";
import type { WorkerEnvironment } from "#lib/env.ts";
import { deriveOpeningKey, type OpeningKey } from "#lib/sealing/opening-key.ts";

/**
 * The worker's key pair, from the environment or the file it names.
 * @throws Error when there is none
 */
export async function readWorkerKey(environment: WorkerEnvironment): Promise<OpeningKey> {
  const { ROLLCALL_WORKER_KEY: key, ROLLCALL_WORKER_KEY_FILE: file } = environment;
  if (key) return deriveOpeningKey(key);
  if (file) return deriveOpeningKey(await readFile(file, "utf8"));
  throw new Error("The worker needs ROLLCALL_WORKER_KEY or ROLLCALL_WORKER_KEY_FILE: the key that opens credentials.");
}

/**
 * Publishes the public half for pages to seal to.
 * @throws Error when other workers run with another key: each could open only what was sealed to its own
 */
export async function publishWorkerKey(pool: pg.Pool, key: OpeningKey, ownId: string): Promise<void> {
  const known = await readSealingKey(pool);
  if (known && known.id !== key.id && (await countOtherWorkers(pool, ownId)) > 0) {
    throw new Error(
      "Other workers run with another worker key. Give this one the same (ROLLCALL_WORKER_KEY_FILE), or stop them first.",
    );
  }
  await publishSealingKey(pool, key);
}
