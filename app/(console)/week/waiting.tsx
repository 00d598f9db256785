import type { Route } from "next";
import Link from "next/link";
import { CoverageMark } from "#components/coverage-mark.tsx";
import { MoveKeys } from "#components/commands/move-keys.tsx";
import { Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { SeverityMark } from "#components/severity.tsx";
import { number } from "#components/words/count.ts";
import { coverageStatement, isReadCompletely } from "#components/words/coverage.ts";
import type { SourceCoverage } from "#lib/domain/inventory/detail.ts";
import { at } from "../search-params.ts";
import { decisions, type Decision } from "./decisions.ts";
import type { LoadedWeek } from "./load.ts";

/** What to do first: each line ends where the matter can be ended. */
export function Waiting({ loaded: { week, sources, asOf } }: { loaded: LoadedWeek }) {
  const waiting = decisions(week.counts, sources);
  return (
    <Section
      id="waiting"
      title="What to do first"
      aside={
        waiting.length > 0 && (
          <>
            <span className="mr-3">{number(waiting.length)} waiting</span>
            <span className="no-print hidden md:inline">
              <kbd>j</kbd> <kbd>k</kbd> move
            </span>
          </>
        )
      }
    >
      {waiting.length === 0 ? (
        <NothingWaits sources={sources} />
      ) : (
        <MoveKeys within="#waiting" items="[data-item]">
          <ol>
            {waiting.map((decision, index) => (
              <Item key={decision.key} decision={decision} first={index === 0} href={at(decision.path, asOf)} />
            ))}
          </ol>
        </MoveKeys>
      )}
    </Section>
  );
}

/** Only a complete read of everything can say so. */
function NothingWaits({ sources }: { sources: SourceCoverage[] }) {
  const complete = sources.every(isReadCompletely);
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 py-4 text-sm">
      <CoverageMark status={complete ? "complete" : "partial"} label={coverageStatement(sources)} />
      {complete ? "Nothing waits for anybody." : "What waits is not known before everything was read."}
    </p>
  );
}

function Item({ decision, first, href }: { decision: Decision; first: boolean; href: Route }) {
  return (
    <li className="grid gap-x-5 gap-y-1 border-b border-rule py-4 md:grid-cols-[7rem_minmax(0,1fr)_auto]">
      <div className="pt-1.5">
        <SeverityMark severity={decision.severity} />
      </div>
      <div className="min-w-0">
        <h3 className="headline">
          <Sentence text={decision.headline} />
        </h3>
        <p className="mt-1 max-w-[80ch] text-pretty text-ink-2">
          <Sentence text={decision.deck} />
        </p>
      </div>
      <div className="pt-0.5">
        <Link href={href} data-item prefetch={false} className={`btn ${first ? "primary" : ""}`}>
          {decision.verb}
          <span className="sr-only">: {decision.headline.replaceAll("`", "")}</span>
        </Link>
      </div>
    </li>
  );
}
