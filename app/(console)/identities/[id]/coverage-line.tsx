import Link from "next/link";
import { CoverageMark } from "#components/coverage-mark.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { plural, words } from "#components/words/count.ts";
import { gapWords, isReadCompletely } from "#components/words/coverage.ts";
import type { IdentityHead } from "#lib/domain/inventory/view.ts";
import { at } from "../../search-params.ts";

/** How far what the page says can be believed: `Last complete read 2 h ago. Secrets not readable.` */
export function CoverageLine({ head, now, asOf }: { head: IdentityHead; now: Date; asOf: Date | null }) {
  const { coverage, row, lastSeenAt } = head;
  const complete = isReadCompletely(coverage) && row.coverage === "complete";
  const gaps = gapWords(coverage.gaps);
  return (
    <p className="mt-3 flex flex-wrap items-baseline gap-x-2 text-xs text-ink-2">
      <CoverageMark
        status={complete ? "complete" : "partial"}
        label={complete ? "source read completely" : "source read in part"}
      />
      <span>
        {lastSeenAt ? (
          <>
            Last complete read of {plural(words(row.kind))} <RelativeTime at={lastSeenAt} now={now} />.
          </>
        ) : (
          `No complete read shows ${plural(words(row.kind))}.`
        )}
      </span>
      {gaps !== "" && (
        <span>
          {gaps}{" "}
          <Link href={at(`/sources#${coverage.slug}`, asOf)} className="no-print">
            What is missing
          </Link>
        </span>
      )}
    </p>
  );
}
