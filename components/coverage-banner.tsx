import Link from "next/link";
import type { Route } from "next";
import type { SourceCoverage } from "#lib/domain/inventory/detail.ts";
import { Name, Sentence } from "./name.tsx";
import { RememberedFold } from "./remembered-fold.tsx";
import { RelativeTime } from "./relative-time.tsx";
import { blindSpots, isReadCompletely, sourceProblem } from "./words/coverage.ts";
import { count, words } from "./words/count.ts";

const SHOWN = 2;

interface CoverageBannerProps {
  sources: SourceCoverage[];
  now: Date;
  folded: boolean;
  /** The page whose anchors are the sources. */
  href: Route;
}

/** What could not be read and how to mend it, on every page for as long as it lasts: it folds, but does not go. */
export function CoverageBanner({ sources, now, folded, href }: CoverageBannerProps) {
  const incomplete = sources.filter((source) => !isReadCompletely(source));
  if (incomplete.length === 0) return null;
  const lines = incomplete.flatMap(linesOf);
  return (
    <section aria-label="What is missing" className="rounded-md bg-medium-tint px-3.5 py-2 text-sm">
      <RememberedFold
        folded={folded}
        summary={
          <>
            <span className="half text-medium" aria-hidden />
            <span>
              <b>{count(incomplete.length, "source")} could not be read completely.</b> Counts say “at least”.
            </span>
          </>
        }
      >
        <ul className="mt-1 flex flex-col gap-1 pb-1 pl-[1.1875rem]">
          {lines.slice(0, SHOWN).map((line) => (
            <li key={line.key} className="text-pretty">
              <b>
                <Name text={line.title} max={120} />
              </b>{" "}
              <Sentence text={line.text} />{" "}
              {line.lastCompleteAt && (
                <span className="text-ink-2">
                  Last complete <RelativeTime at={line.lastCompleteAt} now={now} />.{" "}
                </span>
              )}
              <Link
                href={`${href}#${line.slug}` as Route}
                className="inline-flex min-h-6 items-center whitespace-nowrap"
              >
                How to fix it<span className="sr-only"> on {line.slug}</span>
              </Link>
            </li>
          ))}
          {lines.length > SHOWN && (
            <li>
              <Link href={href}>And {lines.length - SHOWN} more on Sources</Link>
            </li>
          )}
        </ul>
      </RememberedFold>
    </section>
  );
}

function linesOf(source: SourceCoverage) {
  const { slug } = source;
  const problem = sourceProblem(source);
  const whole = problem ? [{ key: slug, slug, title: `${slug}.`, text: problem, lastCompleteAt: null }] : [];
  const gaps = blindSpots(source).map((gap) => ({
    key: `${slug}/${gap.path}`,
    slug,
    title: `${slug}, ${gap.path}${gap.status === "complete" ? "" : `: ${words(gap.status)}`}.`,
    text: gap.reason,
    lastCompleteAt: gap.lastCompleteAt,
  }));
  return [...whole, ...gaps];
}
