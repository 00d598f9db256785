import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";

/** Variables by which whoever sets them decides what code a program runs. */
const DECIDES =
  /^(?:PATH|IFS|ENV|SHELLOPTS|GCONV_PATH|(?:LD|DYLD|NODE|JAVA|JDK|_JAVA|GEM)_.*|(?:PYTHON|RUBY|PERL|BASH|CLOUDSDK_PYTHON).*)$/;

/** Whether a kubeconfig may not set this variable for its plugin: an allowed program would run what nobody allowed. */
export function decidesWhatRuns(variable: string): boolean {
  return DECIDES.test(variable.toUpperCase());
}

/**
 * Where the worker itself finds a program; null when it does not, or the place would depend on a directory.
 * @param path the worker's own PATH
 */
export async function findProgram(command: string, path: string | undefined): Promise<string | null> {
  if (isAbsolute(command)) return command;
  if (command.includes("/")) return null;
  for (const directory of (path ?? "").split(delimiter)) {
    // An empty or relative entry means wherever the worker happens to be.
    if (isAbsolute(directory) && (await isProgram(join(directory, command)))) return join(directory, command);
  }
  return null;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
