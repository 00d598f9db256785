import type { DerivedUse as Use } from "#lib/domain/inventory/detail.ts";
import { Name } from "./name.tsx";
import { RelativeTime } from "./relative-time.tsx";
import { failureWords } from "./words/failures.ts";

/** When something was last tried, as what takes it tells: derived, which is said, and below what a system reports. */
export function DerivedUse({ use: { at, by, failures }, now }: { use: Use; now: Date }) {
  return (
    <>
      <RelativeTime at={at} now={now} />
      <span className="block text-xs text-pretty text-ink-3">
        derived: <Name text={by} max={28} /> ran then
      </span>
      {failures.count > 0 && <span className="block text-xs font-medium">{failureWords(failures)}</span>}
    </>
  );
}
