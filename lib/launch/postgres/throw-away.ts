import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LaunchError } from "../launch-error.mjs";
import { liveHolder, readLock } from "../lock-file.mjs";
import { isHeld, tryLock } from "../lock.ts";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "./embedded.ts";
import { homeElsewhere } from "./home.ts";
import type { PostgresMajor } from "./package.ts";
import { findPostmaster, stopPostmaster } from "./postmaster.ts";

const PREFIX = "rollcall-test-";
/** Says whose a directory is, and that it may be thrown away once that process is gone. */
const MARK = "thrown-away-with";

export interface ThrowAwayOptions {
  /** 18 unless said otherwise. */
  major?: PostgresMajor;
  /** Whether it must keep what it acknowledged, as that of an installation does. */
  durable?: boolean;
}

/** Starts an empty Postgres for a test or a measurement; its `stop` leaves nothing behind. */
export async function startThrowAwayPostgres(options: ThrowAwayOptions = {}): Promise<EmbeddedPostgres> {
  const dataDir = await makeThrowAwayDirectory();
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false, ...options, onStep: () => undefined });
    return {
      ...postgres,
      async stop() {
        await postgres.stop();
        await removeDataDirectory(dataDir);
      },
    };
  } catch (error) {
    await removeDataDirectory(dataDir);
    throw error;
  }
}

/**
 * Makes an empty data directory for a test or a measurement, who removes it by {@link removeDataDirectory}. Those of
 * processes that were killed before they could are removed first: a cluster is 40 MB and more.
 */
export async function makeThrowAwayDirectory(): Promise<string> {
  await removeForgotten();
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX));
  const mark = tryLock(join(dataDir, MARK), "is testing");
  if (!isHeld(mark)) throw new LaunchError(`${dataDir} was just made, and is another's already.`);
  chmodSync(dataDir, 0o711); // as root, so that the user of Postgres can reach its part
  return dataDir;
}

/** Removes a data directory and the cluster that belongs to it, wherever that is; a server on it is stopped. */
export async function removeDataDirectory(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return;
  for (const directory of [homeElsewhere(dataDir), dataDir]) {
    if (directory === undefined) continue;
    const running = findPostmaster(join(directory, "postgres"));
    if (running !== undefined) await stopPostmaster(running.pid);
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function removeForgotten(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX))) {
    const mark = join(tmpdir(), name, MARK);
    if (readLock(mark) !== undefined && liveHolder(mark) === undefined) await removeDataDirectory(join(tmpdir(), name));
  }
}
