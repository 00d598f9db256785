import { relativeTime } from "./words/time.ts";

/**
 * A time as a distance; the exact one shows on hover and focus (tips.ts reads it from `datetime`), and alone in print.
 */
export function RelativeTime({ at, now, words }: { at: string; now: Date; words?: string }) {
  return (
    <time dateTime={at.replace(".000Z", "Z")} tabIndex={0}>
      <span className="relative-words">{words ?? relativeTime(new Date(at), now)}</span>
    </time>
  );
}
