import Link from "next/link";
import { CoverageMark } from "#components/coverage-mark.tsx";
import { EmptyState } from "#components/page-state/empty-state.tsx";
import { FirstRun } from "#components/page-state/first-run.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { coverageStatement, isReadCompletely } from "#components/words/coverage.ts";
import { sources } from "../request.ts";
import { at } from "../search-params.ts";

/** Nothing changed is good news only when everything was read; else it is not known. */
export async function NoChanges({ asOf, now }: { asOf: Date | null; now: Date }) {
  const known = await sources(asOf);
  if (known.length === 0) return <FirstRun />;
  const oldest = known.flatMap(({ collection }) => collection?.readAt ?? []).sort()[0];
  if (!known.every(isReadCompletely) || !oldest) {
    return (
      <EmptyState
        title="No change was seen, but not everything was read."
        actions={
          <Link href={at("/sources", asOf)} className="btn primary">
            See what is missing
          </Link>
        }
      >
        A change in what could not be read would not show here.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nothing has changed since the first read.">
      <CoverageMark status="complete" label={coverageStatement(known)} />, last read{" "}
      <RelativeTime at={oldest} now={now} />. What the first read of a source shows is where history starts, not a
      change.
    </EmptyState>
  );
}
