import { setTimeout as sleep } from "node:timers/promises";

/**
 * Lets calls begin one after the other, no more than so many a second, and a few at once after a pause: AWS counts the
 * calls of each service in each account and region, and others make some too.
 */
export function paceOf(perSecond: number): (signal: AbortSignal) => Promise<void> {
  const every = 1000 / perSecond;
  let next = 0;
  return async (signal) => {
    const now = performance.now();
    next = Math.max(next + every, now - BURST * every);
    if (next > now) await sleep(next - now, undefined, { signal });
  };
}

const BURST = 10;
