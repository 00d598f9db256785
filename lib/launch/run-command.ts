import { reportFailure } from "./launch-error.mjs";
import { say } from "./say.ts";
import { Stopping } from "./stopping.ts";

const INTERRUPTED = 130;

/** Runs a command to its end, or until it is asked to stop, and then ends what it started, in order. */
export async function runCommand(command: (stopping: Stopping) => Promise<void>): Promise<never> {
  const stopping = new Stopping();
  stopping.listen(() => say("\nStopping; Ctrl-C once more stops at once."));
  try {
    await command(stopping);
  } catch (error) {
    // What an abort interrupted says so in many ways; the reason for the abort is what counts.
    if (!stopping.signal.aborted) reportFailure(error);
    else process.exitCode = INTERRUPTED;
  }
  if (stopping.failure !== undefined) reportFailure(stopping.failure);
  try {
    await stopping.stopAll();
  } catch (error) {
    reportFailure(error);
    stopping.killAll();
  }
  process.exit();
}
