import Link from "next/link";
import type { Route } from "next";
import { RelativeTime } from "#components/relative-time.tsx";
import { coverageStatement, isReadCompletely } from "#components/words/coverage.ts";
import { date, dateTime } from "#components/words/time.ts";
import { changesInWords, weekHeadline } from "./headline.ts";
import type { LoadedWeek } from "./load.ts";
import { weekAddress } from "./search-params.ts";

/** How things stand in one sentence, and what changed since in another. */
export function Hero({ loaded }: { loaded: LoadedWeek }) {
  const { week, asOf, now } = loaded;
  const { before, production, after } = weekHeadline(week.counts);
  const end = asOf ?? now;
  return (
    <div>
      <p className="kicker mb-2.5">
        {asOf ? "The week" : "This week"}, {date(new Date(end.getTime() - 7 * 86_400_000), now)} to {date(end, now)}
      </p>
      <h1 className="max-w-[44ch] text-balance">
        {before}
        {production && <span className="text-prod">{production}</span>}
        {after}
      </h1>
      <Since loaded={loaded} />
    </div>
  );
}

function Since({ loaded }: { loaded: LoadedWeek }) {
  const { week, sources, since, sinceVisit, lastVisit, asOf, now } = loaded;
  const { total, byType } = week.changes;
  const complete = sources.every(isReadCompletely);
  const time = <RelativeTime at={since.toISOString()} now={now} words={`${dateTime(since, now)} UTC`} />;
  return (
    <p className="lede mt-3">
      {sinceVisit ? "Since you were here last, " : asOf ? "In the seven days before, from " : "In seven days, since "}
      {time}
      {": "}
      {total > 0 && `${changesInWords(total, byType)}.`}
      {total === 0 && complete && `nothing changed. ${coverageStatement(sources)}.`}
      {total === 0 && !complete && "no change was seen, but not everything was read."}{" "}
      {lastVisit && asOf === null && (
        <Link
          href={weekAddress("/", { since: sinceVisit ? "week" : null }) as Route}
          className="text-base whitespace-nowrap"
        >
          {sinceVisit ? "Show seven days" : "Show since my last visit"}
        </Link>
      )}
    </p>
  );
}
