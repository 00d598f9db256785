import type { ReactNode } from "react";
import { ChangeBody } from "#components/change-body.tsx";
import { Interval } from "#components/interval.tsx";
import { Sentence } from "#components/name.tsx";
import { RelativeTime } from "#components/relative-time.tsx";
import { longDate } from "#components/words/time.ts";
import type { ChangeView } from "#lib/domain/inventory/detail.ts";

/** What in the chain a change is about: the identity itself, a credential, a binding or document, what runs as it. */
const NODES: Record<string, string> = { identity: "me", credential: "cred", consumer: "id" };

interface TimelineProps {
  changes: ChangeView[];
  now: Date;
  /** Without the days as heads and the differences: where only the newest are told. */
  brief?: boolean;
  /** The last entry: how it began. */
  children?: ReactNode;
}

/** What happened, newest first, day by day; each entry a sentence before it is a difference. */
export function Timeline({ changes, now, brief, children }: TimelineProps) {
  if (brief) {
    return (
      <ol className="tl pt-3">
        {changes.map((change) => (
          <Entry key={change.id} change={change} now={now} brief />
        ))}
        {children}
      </ol>
    );
  }
  return (
    <>
      {byDay(changes).map(({ day, entries }, index, days) => (
        <section key={day} aria-label={day} className="pt-4">
          <h3 className="pb-2 text-sm text-ink-2">{day}</h3>
          <ol className="tl">
            {entries.map((change) => (
              <Entry key={change.id} change={change} now={now} />
            ))}
            {index === days.length - 1 && children}
          </ol>
        </section>
      ))}
      {changes.length === 0 && children && <ol className="tl pt-4">{children}</ol>}
    </>
  );
}

function Entry({ change, now, brief }: { change: ChangeView; now: Date; brief?: boolean }) {
  return (
    <li>
      <span className="when">
        <Interval notBefore={change.notBefore} notAfter={change.notAfter} now={now} />
      </span>
      <span className={`node ${NODES[change.noun] ?? "hub"}`} aria-hidden />
      <div className="min-w-0">
        <p className={brief ? "text-sm" : "text-base"}>
          <Sentence text={change.sentence} />
        </p>
        {!brief && <ChangeBody change={change} showType />}
      </div>
    </li>
  );
}

/** How its history begins. */
export function Beginning({ at, now, baseline, source }: { at: string; now: Date; baseline: boolean; source: string }) {
  return (
    <li>
      <span className="when">
        <RelativeTime at={at} now={now} />
      </span>
      <span className="node" aria-hidden />
      <p>
        Seen first.{" "}
        {baseline && (
          <span className="text-ink-2">
            <Sentence
              text={`It was there when its listing in ${source} was first read: how long before, nobody can say.`}
            />
          </span>
        )}
      </p>
    </li>
  );
}

/** Entries in their order, under the day of the read that showed them. */
function byDay(changes: ChangeView[]): { day: string; entries: ChangeView[] }[] {
  const days: { day: string; entries: ChangeView[] }[] = [];
  for (const change of changes) {
    const day = longDate(new Date(change.notAfter));
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(change);
    else days.push({ day, entries: [change] });
  }
  return days;
}
