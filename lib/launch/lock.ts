import { randomUUID } from "node:crypto";
import { linkSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { LaunchError } from "./launch-error.mjs";
import { liveHolder, readLock, type LockHolder } from "./lock-file.mjs";
import { processStart } from "./process-identity.mjs";
import { errorCode } from "./data-directory.ts";

const POLL_MS = 50;

/** A lock this process holds. */
export interface HeldLock {
  release(): void;
}

/**
 * Takes a lock file, also from a holder that died without releasing it; answers who has it if that process still runs.
 * The file appears whole, by a hard link, so that nobody ever reads half of one.
 */
export function tryLock(path: string, purpose: string, url?: string): HeldLock | LockHolder {
  const startedAt = processStart(process.pid) ?? "";
  const own: LockHolder = { pid: process.pid, startedAt, token: randomUUID(), purpose, url };
  const draft = `${path}.${own.token}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600, flag: "wx" });
  try {
    for (;;) {
      if (linkUnlessTaken(draft, path)) return { release: () => removeIfOwn(path, own.token) };
      const live = liveHolder(path);
      if (live !== undefined) return live;
      removeStale(path);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Takes a lock that others hold only briefly, waiting for them. */
export async function waitForLock(path: string, purpose: string, timeoutMs: number): Promise<HeldLock> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const result = tryLock(path, purpose);
    if (isHeld(result)) return result;
    if (Date.now() > deadline) {
      throw new LaunchError(
        `Process ${result.pid} ${result.purpose} and has not finished. If it hangs, end it and try again.`,
      );
    }
    await sleep(POLL_MS);
  }
}

/** Whether {@link tryLock} got the lock. */
export function isHeld(result: HeldLock | LockHolder): result is HeldLock {
  return "release" in result;
}

function linkUnlessTaken(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

/**
 * Two processes may both find a lock stale. Renaming it away succeeds for one; if by then the other had already
 * replaced it by its own, that live lock was moved: it is put back.
 */
function removeStale(path: string): void {
  const moved = `${path}.${randomUUID()}`;
  try {
    renameSync(path, moved);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw error;
  }
  if (liveHolder(moved) !== undefined) linkUnlessTaken(moved, path);
  rmSync(moved, { force: true });
}

function removeIfOwn(path: string, token: string): void {
  if (readLock(path)?.token === token) rmSync(path, { force: true });
}
