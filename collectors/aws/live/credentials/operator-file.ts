import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { basename, join } from "node:path";
import { InvalidInput } from "#lib/errors.ts";

const DIRECTORY = "ROLLCALL_AWS_DIR";
const MAX_FILE = 256 * 1024;

/**
 * A file in the directory that the operator of the worker named. Which file is not the operator's word: it must lie in
 * that directory, and a link out of it is not followed.
 * @throws InvalidInput when no directory is named, or the file cannot be read
 */
export async function readOperatorFile(file: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const directory = environment[DIRECTORY];
  if (!directory) {
    throw new InvalidInput(
      `No file of credentials may be read: set ${DIRECTORY} for the worker to a directory of them.`,
    );
  }
  if (file !== basename(file) || file === "." || file === "..") {
    throw new InvalidInput("The file is named by its file name alone, without directories.");
  }
  return readWhole(join(directory, file), `${file} in ${DIRECTORY}`, constants.O_NOFOLLOW);
}

/** A file that the surroundings of the worker name. @throws InvalidInput when it cannot be read */
export async function readWhole(path: string, name: string, flags = 0): Promise<string> {
  try {
    const handle = await open(path, constants.O_RDONLY | flags);
    try {
      const found = await handle.stat();
      if (!found.isFile() || found.size > MAX_FILE) throw new Error("no file, or too large");
      return await handle.readFile("utf8");
    } finally {
      await handle.close();
    }
  } catch {
    throw new InvalidInput(`${name} cannot be read as the worker's user, or is no file of a credential.`);
  }
}
