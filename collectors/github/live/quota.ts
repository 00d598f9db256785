import { CallFault } from "./call-fault.ts";

/** What GitHub says of its quota with each answer. */
export interface QuotaHeaders {
  resource: string;
  limit: number;
  remaining: number;
  /** In seconds since 1970. */
  reset: number;
}

interface Spent {
  calls: number;
  limit: number | null;
  remaining: number | null;
  resetAt: number | null;
}

/**
 * Keeps Rollcall below its part of the hourly quota, so that whoever shares it is not starved. The quota of an App's
 * installation is Rollcall's alone, so what was used of it counts, by earlier runs too; of a person's, which other programs
 * use as well, the calls of this run.
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export class Quota {
  readonly #share: number;
  readonly #own: boolean;
  readonly #spent = new Map<string, Spent>();
  #stopped: CallFault | null = null;

  constructor(share: number, own: boolean) {
    this.#share = share;
    this.#own = own;
  }

  /** Before each call. @throws CallFault when no more calls may be made in this run */
  take(resource: string, now: number): void {
    if (this.#stopped) throw this.#stopped;
    const spent = this.#of(resource);
    const { limit, remaining, resetAt } = spent;
    const used = this.#own && limit !== null && remaining !== null ? limit - remaining : spent.calls;
    // The hour of the quota is over: a new one begins with the next answer.
    if (resetAt !== null && now >= resetAt) Object.assign(spent, { calls: 0, remaining: null, resetAt: null });
    else if (limit !== null && (used >= limit * this.#share || spent.remaining === 0)) {
      const why =
        spent.remaining === 0 ? "the hourly quota is used up" : `half of the hourly quota of ${limit} is used`;
      throw this.stop(`was not asked: ${why}`, resetAt === null ? null : new Date(resetAt));
    }
    spent.calls += 1;
  }

  /** After each answer. Numbers that make no sense are left aside. */
  heard({ resource, limit, remaining, reset }: QuotaHeaders, now: number): void {
    const spent = this.#of(resource);
    const resetAt = reset * 1000;
    // An hour and a bit: whatever says otherwise is a clock that is wrong.
    if (limit > 0 && resetAt > now && resetAt < now + 2 * 3_600_000)
      Object.assign(spent, { limit, remaining, resetAt });
  }

  /** Whether no call is made any more. */
  get isStopped(): boolean {
    return this.#stopped !== null;
  }

  /** When calls may be made again, after they were stopped; null: they were not, or nobody knows. */
  get retryAt(): Date | null {
    return this.#stopped?.retryAt ?? null;
  }

  /** No call is made any more in this run; each ends with the same words. */
  stop(message: string, retryAt: Date | null): CallFault {
    this.#stopped ??= new CallFault("limited", message, { retryAt });
    return this.#stopped;
  }

  #of(resource: string): Spent {
    const known = this.#spent.get(resource) ?? { calls: 0, limit: null, remaining: null, resetAt: null };
    this.#spent.set(resource, known);
    return known;
  }
}
