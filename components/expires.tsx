import type { Expiry } from "#lib/domain/inventory/identity.ts";
import { RelativeTime } from "./relative-time.tsx";
import { Tip } from "./ui/tip.tsx";
import { showable } from "./words/names.ts";
import { relativeTime } from "./words/time.ts";

/** When something ends by itself. Never and not knowable are different words. */
export function Expires({ expires, now }: { expires: Expiry; now: Date }) {
  if ("never" in expires) return <>never expires</>;
  if ("unknown" in expires) {
    return (
      <Tip text={showable(expires.unknown)} glyph="unknown">
        unknown
      </Tip>
    );
  }
  const at = new Date(expires.at);
  if (at > now) return <RelativeTime at={expires.at} now={now} />;
  return (
    <span className="font-medium">
      <RelativeTime at={expires.at} now={now} words={`expired ${relativeTime(at, now)}`} />
    </span>
  );
}
