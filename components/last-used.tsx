import type { LastUsed as LastUsedFact } from "#lib/domain/inventory/identity.ts";
import { RelativeTime } from "./relative-time.tsx";
import { RowIcon } from "./row-icons.tsx";
import { Tip } from "./ui/tip.tsx";
import { showable } from "./words/names.ts";
import { date, exactDay, exactTime } from "./words/time.ts";

/** When it was last used. Never used and not knowable are different words, and each has its reason. */
export function LastUsed({ lastUsed, now }: { lastUsed: LastUsedFact; now: Date }) {
  if ("at" in lastUsed) {
    return (
      <span className="with-icon">
        <RowIcon name="observed" />
        {lastUsed.day ? <Day at={lastUsed.at} now={now} /> : <RelativeTime at={lastUsed.at} now={now} />}
      </span>
    );
  }
  const unknown = "unknown" in lastUsed;
  const reason = unknown ? showable(lastUsed.unknown) : `Not once since ${exactTime(new Date(lastUsed.since))}`;
  return (
    <Tip text={reason}>
      {unknown && <RowIcon name="unknown" />}
      {unknown ? "unknown" : "never"}
    </Tip>
  );
}

/** A day that is known without its hour: no distance that would claim one. */
function Day({ at, now }: { at: string; now: Date }) {
  const day = new Date(at);
  return (
    <time dateTime={at.slice(0, 10)} data-tip={`${exactDay(day)}, in UTC; the system notes no hour`} tabIndex={0}>
      <span className="relative-words">{date(day, now)}</span>
    </time>
  );
}
