import { setTimeout as sleep } from "node:timers/promises";

/**
 * How long one run waits where GitHub asks it to. Calls that are told to wait at the same time wait together: what counts
 * is until when, not how many were told.
 */
export class Patience {
  #left: number;
  #until = 0;

  /** @param milliseconds all waits together */
  constructor(milliseconds: number) {
    this.#left = milliseconds;
  }

  /** Whether it is waited for so many milliseconds; then no call begins before that. */
  allows(milliseconds: number): boolean {
    const now = performance.now();
    const beyond = Math.max(0, now + milliseconds - Math.max(now, this.#until));
    if (beyond > this.#left) return false;
    this.#left -= beyond;
    this.#until = Math.max(this.#until, now + milliseconds);
    return true;
  }

  /** Waits until calls may begin. @throws Error when it is told to stop */
  async passed(signal: AbortSignal): Promise<void> {
    for (let now = performance.now(); now < this.#until; now = performance.now()) {
      await sleep(Math.ceil(this.#until - now), undefined, { signal });
    }
  }
}
