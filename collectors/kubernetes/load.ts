import { readdirSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { InvalidInput } from "#lib/errors.ts";
import { EXPORT_FILE } from "#collectors/export-format.ts";
import type { Intake } from "./intake.ts";
import { readPieces } from "./read-pieces.ts";
import { reasonOf, UnreadableFile } from "#collectors/shared/read-text.ts";
import { walk, type Found } from "#collectors/shared/walk.ts";

/** Files that can be manifests. */
export const MANIFEST_EXTENSIONS: readonly string[] = [".yaml", ".yml", ".json"];

/** Longest time other work in the process waits for this, in milliseconds. */
const TURN = 25;

/** @throws InvalidInput when the path is not that of a directory that can be listed */
export function checkDirectory(root: string): void {
  try {
    readdirSync(root);
  } catch (error) {
    if (!isFileSystemError(error)) throw error;
    throw new InvalidInput(`${root} cannot be read: ${reasonOf(error)}. Name a directory of manifests or an export.`);
  }
}

/**
 * Reads every manifest below a directory into the intake.
 * @returns how many files were found
 * @throws the signal's reason when it is aborted
 */
export async function loadDirectory(root: string, intake: Intake, signal: AbortSignal): Promise<number> {
  let files = 0;
  const pause = pauses(signal);
  for (const found of walk(root, MANIFEST_EXTENSIONS)) {
    await pause();
    if (found.type === "unreadable") {
      intake.unread(found.name, found.reason);
    } else if (found.type === "link") {
      takeLink(found, intake);
    } else if (found.name !== EXPORT_FILE) {
      files++;
      await readFile(found, intake, pause);
    }
  }
  return files;
}

async function readFile(
  { path, name, extension }: Extract<Found, { type: "file" }>,
  intake: Intake,
  pause: () => Promise<void>,
): Promise<void> {
  try {
    for (const { grammar, piece } of readPieces(path, extension)) {
      intake.take(name, grammar, piece);
      await pause();
    }
  } catch (error) {
    if (error instanceof UnreadableFile) intake.unread(name, error.message);
    else if (isFileSystemError(error)) intake.unread(name, reasonOf(error));
    else throw error;
  }
}

function takeLink({ name, leadsOut }: Extract<Found, { type: "link" }>, intake: Intake): void {
  intake.notes.add({ kind: "ignored", message: `${name} is a symbolic link and was not followed.` });
  if (leadsOut) intake.unread(name, "it is a symbolic link to something outside the directory: copy that in");
}

function isFileSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

/** Reading is synchronous, for speed with many small files: this gives way to other work now and then. */
function pauses(signal: AbortSignal): () => Promise<void> {
  let until = performance.now() + TURN;
  return async () => {
    signal.throwIfAborted();
    if (performance.now() < until) return;
    await setImmediate();
    signal.throwIfAborted();
    until = performance.now() + TURN;
  };
}
