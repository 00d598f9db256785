import { accessSync, chmodSync, constants, mkdirSync, statfsSync, statSync } from "node:fs";
import { LaunchError } from "./launch-error.mjs";

/** Less than this left, a database that writes would soon stop in the middle of something. */
const REQUIRED_BYTES = 500_000_000;

/**
 * Makes the data directory, for its owner only. As root others may pass through it, not look into it: Postgres runs as
 * a user of its own and has to reach its part. A directory that is already there keeps the rights its owner gave it.
 */
export function prepareDataDirectory(dataDir: string): void {
  try {
    const created = mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (created !== undefined && process.getuid?.() === 0) chmodSync(dataDir, 0o711);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new LaunchError(explainUnwritable(dataDir, errorCode(error)));
  }
}

/** Why a data directory cannot be written, and what to do. */
export function explainUnwritable(dataDir: string, code: string | undefined): string {
  if (code === "ENOSPC" || code === "EDQUOT") return explainFullDisk(dataDir, 0);
  if (code === "EEXIST" || code === "ENOTDIR") {
    return `The data directory ${dataDir} cannot be made because a file is in its place. Move that file, or set ROLLCALL_DATA_DIR.`;
  }
  if (code === "EROFS") {
    return `The data directory ${dataDir} is on a read-only file system. Set ROLLCALL_DATA_DIR to a directory that can be written.`;
  }
  const owner = ownerOf(dataDir);
  const belongs = owner === undefined ? "" : ` (it belongs to uid ${owner})`;
  return `The data directory ${dataDir} cannot be written by this user${belongs}. Start Rollcall as the user who owns it, or set ROLLCALL_DATA_DIR to another directory.`;
}

/** Refuses to begin with too little room. */
export function requireFreeSpace(directory: string): void {
  const { bavail, bsize } = statfsSync(directory);
  const free = bavail * bsize;
  if (free < REQUIRED_BYTES) throw new LaunchError(explainFullDisk(directory, free));
}

/** What to do when the disk is full. */
export function explainFullDisk(directory: string, freeBytes: number): string {
  const free = Math.floor(freeBytes / 1_000_000);
  return `The disk that holds ${directory} has too little room (${free} MB free, Rollcall needs 500 MB). Free some space, or set ROLLCALL_DATA_DIR to a directory on another disk, then start again. Nothing is lost.`;
}

/** The code of a system error: `ENOSPC`, `EACCES` … */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

function ownerOf(path: string): number | undefined {
  try {
    return statSync(path).uid;
  } catch {
    return undefined;
  }
}
