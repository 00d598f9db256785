"use client";

import Link from "next/link";
import { CoverageMark } from "#components/coverage-mark.tsx";
import type { CoverageSummary } from "#components/words/coverage.ts";
import { clock, dateTime, longDate } from "#components/words/time.ts";
import { AsOfControl } from "./as-of-control.tsx";
import { at } from "./search-params.ts";

interface DatelineProps {
  now: Date;
  asOf: Date | null;
  coverage: CoverageSummary;
}

/** Second line of the masthead: which time the page shows, and how much of the world was read. */
export function Dateline({ now, asOf, coverage: { status, statement } }: DatelineProps) {
  const shown = asOf ? `As of ${dateTime(asOf, now)} UTC` : `As of ${clock(now)} UTC, now`;
  return (
    <section
      aria-label="Time and coverage"
      className="sticky top-(--mast) z-10 flex min-h-8 flex-wrap items-center gap-x-3 border-b border-ink bg-paper px-(--gutter) text-xs text-ink-2 md:gap-5 print:static"
    >
      <span className="hidden whitespace-nowrap md:inline print:inline">{longDate(now)}</span>
      <AsOfControl label={shown} asOf={asOf?.toISOString() ?? null} now={now.toISOString()} />
      <span className="ml-auto">
        <CoverageMark status={status} label={statement} />
      </span>
      {status !== "complete" && (
        <Link
          href={status === "not-supported" ? "/connect" : at("/sources", asOf)}
          className="no-print hidden min-h-6 items-center whitespace-nowrap sm:inline-flex"
        >
          {status === "not-supported" ? "Connect a source" : "What is missing"}
        </Link>
      )}
    </section>
  );
}
