import { exactTime, relativeTime } from "./words/time.ts";

/** A time as a distance; the exact one shows on hover and focus, and alone in print. */
export function RelativeTime({ at, now, words }: { at: string; now: Date; words?: string }) {
  const time = new Date(at);
  return (
    <time dateTime={at} data-tip={exactTime(time)} tabIndex={0}>
      <span className="relative-words">{words ?? relativeTime(time, now)}</span>
    </time>
  );
}
