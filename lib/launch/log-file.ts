import { chmodSync, closeSync, mkdirSync, openSync, renameSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";

const LIMIT_BYTES = 10_000_000;

/** Makes the directory of the logs and says where a log is. */
export function logPath(dataDir: string, name: string): string {
  const directory = join(dataDir, "log");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return join(directory, `${name}.log`);
}

/** Opens a log for appending, readable by its owner only; a long one is put aside first, in place of the one before. */
export function openLog(path: string): number {
  if (sizeOf(path) > LIMIT_BYTES) renameSync(path, `${path}.1`);
  const fd = openSync(path, "a", 0o600);
  chmodSync(path, 0o600);
  return fd;
}

/** A log this process writes line by line. It never stops the app: on a full disk the lines are lost. */
export class LogFile {
  readonly path: string;
  #fd: number;
  #size: number;

  constructor(path: string) {
    this.path = path;
    this.#fd = openLog(path);
    this.#size = sizeOf(path);
  }

  write(line: string): void {
    try {
      this.#size += writeSync(this.#fd, `${line}\n`);
      if (this.#size > LIMIT_BYTES) this.#reopen();
    } catch {
      // A full disk is said by what really needs it; a log that was closed belongs to a child that is gone.
    }
  }

  close(): void {
    if (this.#fd === -1) return;
    closeSync(this.#fd);
    this.#fd = -1;
  }

  #reopen(): void {
    closeSync(this.#fd);
    this.#fd = openLog(this.path);
    this.#size = 0;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
