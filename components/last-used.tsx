import type { LastUsed as LastUsedFact } from "#lib/domain/inventory/identity.ts";
import { RelativeTime } from "./relative-time.tsx";
import { RowIcon } from "./row-icons.tsx";
import { Tip } from "./ui/tip.tsx";
import { showable } from "./words/names.ts";
import { exactTime } from "./words/time.ts";

/** When it was last used. Never used and not knowable are different words, and each has its reason. */
export function LastUsed({ lastUsed, now }: { lastUsed: LastUsedFact; now: Date }) {
  if ("at" in lastUsed) {
    return (
      <span className="with-icon">
        <RowIcon name="observed" />
        <RelativeTime at={lastUsed.at} now={now} />
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
