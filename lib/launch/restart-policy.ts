/** When a child that ended by itself is started again. */
export interface RestartPolicy {
  /** More deaths than this within the window, and it is given up; `Infinity` never gives up. */
  deaths: number;
  windowMs: number;
  firstDelayMs: number;
  longestDelayMs: number;
}

/** Nothing works without them: a few tries, then a sentence. */
export const EAGER: RestartPolicy = { deaths: 3, windowMs: 60_000, firstDelayMs: 250, longestDelayMs: 2_000 };

/**
 * People can go on looking at what is there while it is away. One that works for a while between its deaths is needed back
 * soon; one that dies as soon as it starts is not.
 */
export const PATIENT: RestartPolicy = {
  deaths: Infinity,
  windowMs: 8_000,
  firstDelayMs: 1_000,
  longestDelayMs: 30_000,
};

/**
 * How long to wait before the next start; `undefined` to give up. A child that lived longer than the window begins
 * with a clean slate.
 */
export function restartDelay(policy: RestartPolicy, deathTimes: number[], now: number): number | undefined {
  const recent = deathTimes.filter((time) => now - time < policy.windowMs).length;
  if (recent >= policy.deaths) return undefined;
  return Math.min(policy.longestDelayMs, policy.firstDelayMs * 2 ** Math.max(0, recent - 1));
}
