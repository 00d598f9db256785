import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";

/** Variables by which whoever sets them decides what code a program runs. */
const DECIDES =
  /^(?:PATH|IFS|ENV|SHELLOPTS|GCONV_PATH|(?:LD|DYLD|NODE|JAVA|JDK|_JAVA|GEM)_.*|(?:PYTHON|RUBY|PERL|BASH|CLOUDSDK_PYTHON).*)$/;

/** Whether a file may not set this variable for a program it names: an allowed program would run what nobody allowed. */
export function decidesWhatRuns(variable: string): boolean {
  return DECIDES.test(variable.toUpperCase());
}

/** The environment without what is Rollcall's own: its settings and the way to its database are nobody else's business. */
export function withoutOwn(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isOwn = (name: string) => name.startsWith("ROLLCALL_") || name === "DATABASE_URL" || name.startsWith("PG");
  const others = Object.entries(environment).filter(([name]) => !isOwn(name));
  return { NODE_ENV: environment.NODE_ENV, ...Object.fromEntries(others) };
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
