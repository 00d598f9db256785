/** A failure whose message is written for the person at the terminal: what happened and what to do about it. */
export class LaunchError extends Error {
  /** @override */
  name = "LaunchError";
}

/**
 * Prints a failure (the sentence of a {@link LaunchError}, the stack of anything else) and makes the command fail.
 * @param {unknown} error
 */
export function reportFailure(error) {
  const text = error instanceof LaunchError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\n${text}\n`);
  process.exitCode = 1;
}
