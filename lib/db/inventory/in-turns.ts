import { setImmediate } from "node:timers/promises";

/**
 * Does work that pauses, in turns with everything else this process has to do.
 * @param goOn throws where the work is not wanted any more
 */
export async function inTurns<Result>(work: Generator<void, Result>, goOn?: () => void): Promise<Result> {
  for (;;) {
    goOn?.();
    const step = work.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}
