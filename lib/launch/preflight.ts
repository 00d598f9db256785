import { realpathSync } from "node:fs";
import { appLockPath } from "./checkout.mjs";
import { prepareDataDirectory, requireFreeSpace } from "./data-directory.ts";
import { LaunchError } from "./launch-error.mjs";
import { isHeld, tryLock } from "./lock.ts";
import { requireFreePort } from "./port.ts";
import { shortPath, type Settings } from "./settings.ts";
import type { Stopping } from "./stopping.ts";
import { readTls } from "./tls.ts";

/** Checks what can go wrong before anything slow is begun, and takes the data directory for this process. */
export async function preflight(settings: Settings, stopping: Stopping): Promise<void> {
  const { dataDir, web, url } = settings;
  const beside = `ROLLCALL_DATA_DIR=${shortPath(dataDir)}-2 PORT=${web.port + 1} npm start`;
  takeDataDirectory(dataDir, { purpose: `serves ${url}`, url, beside }, stopping);
  await requireFreePort(web.host, web.port);
  requireFreeSpace(dataDir);
  if (web.tls !== undefined) readTls(web.tls, new Date());
}

/**
 * Takes the data directory for this process, until it stops.
 * @throws LaunchError when another Rollcall runs on it
 */
export function takeDataDirectory(
  dataDir: string,
  { purpose, url, beside }: { purpose: string; url?: string; beside: string },
  stopping: Stopping,
): void {
  prepareDataDirectory(dataDir);
  const lock = tryLock(appLockPath(realpathSync(dataDir)), purpose, url);
  if (!isHeld(lock)) {
    throw new LaunchError(
      [
        `Rollcall already runs on the data directory ${shortPath(dataDir)}: process ${lock.pid} ${lock.purpose}.`,
        `Stop that one first (Ctrl-C in its terminal, or kill ${lock.pid}), or start another one beside it:`,
        `  ${beside}`,
      ].join("\n"),
    );
  }
  stopping.add({
    stop() {
      lock.release();
      return Promise.resolve();
    },
    kill: () => lock.release(),
  });
}
