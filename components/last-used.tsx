import type { LastUsed as LastUsedFact } from "#lib/domain/inventory/identity.ts";
import { RelativeTime } from "./relative-time.tsx";
import { Tip } from "./ui/tip.tsx";
import { showable } from "./words/names.ts";
import { date, exactTime } from "./words/time.ts";

/** When it was last used. Never used and not knowable are different words, and each has its reason. */
export function LastUsed({ lastUsed, now }: { lastUsed: LastUsedFact; now: Date }) {
  if ("at" in lastUsed) {
    return (
      <span className="glyph observed">
        {lastUsed.day ? <Day at={lastUsed.at} now={now} /> : <RelativeTime at={lastUsed.at} now={now} />}
      </span>
    );
  }
  const reason = unusedReason(lastUsed);
  if ("unknown" in lastUsed) {
    return (
      <Tip text={reason} glyph="unknown">
        unknown
      </Tip>
    );
  }
  return <Tip text={reason}>never</Tip>;
}

/** Why no use of it is told, or since when there was none. */
export function unusedReason(lastUsed: Exclude<LastUsedFact, { at: string }>): string {
  return "unknown" in lastUsed ? showable(lastUsed.unknown) : `Not once since ${exactTime(new Date(lastUsed.since))}`;
}

/** A day that is known without its hour: no distance that would claim one. */
function Day({ at, now }: { at: string; now: Date }) {
  return (
    <time dateTime={at.slice(0, 10)} tabIndex={0}>
      <span className="relative-words">{date(new Date(at), now)}</span>
    </time>
  );
}
