import type { DaysAgo } from "#prisma/seed/sample/model/entry.ts";

/** Since when something is there, and until when it was. */
export interface Lifetime {
  born: DaysAgo;
  until?: DaysAgo;
}

/** Something that was one thing and since then another. */
export class Since<Value> {
  readonly at: DaysAgo;
  readonly before: Value;
  readonly after: Value;

  constructor(at: DaysAgo, before: Value, after: Value) {
    this.at = at;
    this.before = before;
    this.after = after;
  }
}

/** A value that may have changed once. */
export type Timed<Value> = Value | Since<Value>;

/** What it was that many days ago. */
export function valueAt<Value>(value: Timed<Value>, day: DaysAgo): Value {
  if (!(value instanceof Since)) return value;
  return value.at >= day ? value.after : value.before;
}

/** Says whether it was there that many days ago. */
export function isThere({ born, until }: Lifetime, day: DaysAgo): boolean {
  return born >= day && (until === undefined || until < day);
}
