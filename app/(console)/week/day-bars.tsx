import Link from "next/link";
import { Section } from "#components/section.tsx";
import { count } from "#components/words/count.ts";
import { date } from "#components/words/time.ts";
import type { WeekDay } from "#lib/domain/inventory/week.ts";
import { at } from "../search-params.ts";
import type { LoadedWeek } from "./load.ts";

/**
 * Changes day by day, from zero: two weeks, one where it is narrow. A day on which nothing was read completely is hatched,
 * not empty.
 */
export function DayBars({ loaded: { week, asOf, now } }: { loaded: LoadedWeek }) {
  const most = Math.max(1, ...week.days.map(({ changes }) => changes));
  return (
    <Section id="days" title="Day by day" aside={`at most ${count(most, "change")}`}>
      <ol className="mt-3 flex h-20 items-stretch" aria-label="Changes of each day, oldest first">
        {week.days.map((day, index) => (
          <li key={day.day} className="flex-1 max-sm:[&:nth-child(-n+7)]:hidden">
            <Bar day={day} most={most} now={now} asOf={index === week.days.length - 1 ? asOf : endOf(day.day)} />
          </li>
        ))}
      </ol>
      <p className="mt-1 flex justify-between text-xs text-ink-3" aria-hidden>
        <span className="max-sm:hidden">{startOf(week.days[0], now)}</span>
        <span className="sm:hidden">{startOf(week.days[7], now)}</span>
        <span>{asOf ? date(asOf, now) : "today"}</span>
      </p>
      {week.days.some(({ read }) => !read) && (
        <p className="mt-2 text-xs text-ink-3">
          <span className="hatched mr-1.5 inline-block h-2.5 w-4 align-[-1px]" aria-hidden />
          Hatched: no source was read completely that day.
        </p>
      )}
    </Section>
  );
}

function Bar({ day, most, now, asOf }: { day: WeekDay; most: number; now: Date; asOf: Date | null }) {
  const { changes, read } = day;
  const words = `${date(new Date(day.day), now)}: ${changes === 0 && !read ? "nothing was read completely" : count(changes, "change")}`;
  return (
    <Link
      href={at("/changes", asOf)}
      prefetch={false}
      data-tip={words}
      className={`flex h-full min-w-6 items-end border-b border-rule-2 px-0.5 hover:bg-hover ${read ? "" : "hatched"}`}
    >
      <span
        className="w-full bg-ink-2 forced-colors:bg-[CanvasText]"
        style={{ height: `${Math.round((changes / most) * 100)}%`, minHeight: changes > 0 ? 2 : 0 }}
      />
      <span className="sr-only">{words}</span>
    </Link>
  );
}

function startOf(day: WeekDay | undefined, now: Date): string {
  return day ? date(new Date(day.day), now) : "";
}

/** The last second of a day, UTC: what was known when it was over. */
function endOf(day: string): Date {
  return new Date(`${day}T23:59:59Z`);
}
