import { isThere, valueAt, type Lifetime, type Timed } from "#prisma/seed/sample/github/model/time.ts";
import type { Reading } from "#prisma/seed/sample/model/cluster.ts";
import type { DaysAgo } from "#prisma/seed/sample/model/entry.ts";
import { DAY, readAt, stamp } from "#prisma/seed/sample/writing/clock.ts";
import { spread } from "#prisma/seed/sample/writing/identifiers.ts";

/** One reading of the accounts: what day it is, and how the present looks from there. */
export class Moment {
  readonly now: Date;
  /** How many days ago it is. */
  readonly day: DaysAgo;
  readonly readAt: Date;

  constructor(now: Date, reading: Reading) {
    this.now = now;
    this.day = "days" in reading ? reading.days : 0;
    this.readAt = readAt(now, reading);
  }

  /** What of these was there. */
  there<Entry extends Lifetime>(entries: readonly Entry[]): Entry[] {
    return entries.filter((entry) => isThere(entry, this.day));
  }

  /** What it was then. */
  value<Value>(value: Timed<Value>): Value {
    return valueAt(value, this.day);
  }

  /** As AWS writes times. Nobody makes everything at one minute of the day: the hour is made of the day. */
  time(days: DaysAgo): string {
    const minutes = days < 1 ? 0 : spread(600, "minute", days);
    return stamp(new Date(this.now.getTime() - days * DAY - minutes * 60_000));
  }

  /** A last use as it was known then: later ones had not happened. */
  lastUse(days: DaysAgo | undefined): string | null {
    return days === undefined ? null : this.time(this.day === 0 ? days : Math.max(days, this.day));
  }
}
