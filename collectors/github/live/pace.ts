import { setTimeout as sleep } from "node:timers/promises";

/** Lets calls begin one after the other, no more than so many in a minute, and some at once after a pause. */
export function paceOf(perMinute: number): (signal: AbortSignal) => Promise<void> {
  const every = 60_000 / perMinute;
  let next = 0;
  return async (signal) => {
    const now = performance.now();
    next = Math.max(next + every, now - 10 * every);
    if (next > now) await sleep(next - now, undefined, { signal });
  };
}
