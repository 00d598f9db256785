import { readFileSync } from "node:fs";
import { processStart } from "./process-identity.mjs";

/**
 * Who holds a lock.
 * @typedef {object} LockHolder
 * @property {number} pid
 * @property {string} startedAt see `processStart`
 * @property {string} token tells two locks of one process apart
 * @property {string} purpose what it is doing, in words: `serves http://localhost:3000`
 * @property {string} [url] where the app is, if it is one
 */

/**
 * Reads a lock file, whether its holder still lives or not.
 * @param {string} path
 * @returns {LockHolder | undefined}
 */
export function readLock(path) {
  try {
    const holder = JSON.parse(readFileSync(path, "utf8"));
    return typeof holder?.pid === "number" && typeof holder.token === "string" ? holder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The holder of a lock if that very process still runs.
 * @param {string} path
 * @returns {LockHolder | undefined}
 */
export function liveHolder(path) {
  const holder = readLock(path);
  return holder !== undefined && processStart(holder.pid) === holder.startedAt ? holder : undefined;
}
