import type { ReactNode } from "react";
import { Name } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { Section } from "#components/section.tsx";
import { count, number } from "#components/words/count.ts";
import { failureWords } from "#components/words/failures.ts";
import type { RunView } from "#lib/domain/inventory/detail.ts";
import type { ShownTab } from "./shown.ts";

/** Its newest runs, where it is something that runs by itself and some were read. */
export function Runs({ shown: { content, now } }: { shown: ShownTab<"overview"> }) {
  const { runs } = content;
  if (!runs) return null;
  const { last, lastSuccess, failures, read } = runs;
  return (
    <Section
      id="runs"
      title="Runs"
      aside={failures.count > 0 && <b className="first-letter:uppercase">{failureWords(failures)}</b>}
    >
      <dl className="text-sm">
        <Line term="Last run">
          <Outcome run={last} /> <RelativeTime at={last.at} now={now} />, started by <Starter run={last} />
          {last.href !== null && (
            <>
              {" · "}
              <a href={last.href} rel="noreferrer">
                Run {last.id}
              </a>
            </>
          )}
        </Line>
        <Line term="Last success">
          {lastSuccess ? (
            <RelativeTime at={lastSuccess.at} now={now} />
          ) : (
            `none among its ${count(read.runs, "newest run")}`
          )}
        </Line>
        <Line term="Looked at">
          {number(read.runs)} of the newest runs of its repository, back to <RelativeTime at={read.since} now={now} />
        </Line>
      </dl>
      <p className="py-1.5 text-sm text-pretty text-ink-2">
        What its jobs take and sign in as was last tried then, or later: derived from its runs, not reported.
      </p>
    </Section>
  );
}

function Outcome({ run: { failed, outcome } }: { run: RunView }) {
  return failed ? <b>{outcome}</b> : <>{outcome}</>;
}

/** What started it, who, and where: names that strangers may have chosen. */
function Starter({ run: { event, actor, branch } }: { run: RunView }) {
  return (
    <>
      <code>
        <Name text={event} max={40} />
      </code>
      {actor !== null && (
        <>
          {" as "}
          <Name text={actor} max={40} />
        </>
      )}
      {branch !== null && (
        <>
          {" on "}
          <code>
            <Name text={branch} max={40} />
          </code>
        </>
      )}
    </>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 border-b border-rule py-1.5 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
