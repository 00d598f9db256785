import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Where this checkout of Rollcall is. */
export const checkout = fileURLToPath(new URL("../..", import.meta.url)).replace(/(?<=.)[/\\]$/, "");

/**
 * The data directory; a relative one lies in the checkout, whatever directory a command is run from.
 * @param {Record<string, string | undefined>} env
 */
export function dataDirectory(env) {
  return resolve(checkout, env["ROLLCALL_DATA_DIR"] || ".rollcall");
}

/**
 * Held for as long as the app runs on a data directory.
 * @param {string} dataDir
 */
export function appLockPath(dataDir) {
  return join(dataDir, "app.lock");
}
