import Link from "next/link";
import { ChangeType } from "#components/change-type.tsx";
import { Interval } from "#components/interval.tsx";
import { Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { count } from "#components/words/count.ts";
import type { ChangeView } from "#lib/domain/inventory/detail.ts";
import { at } from "../search-params.ts";
import type { LoadedWeek } from "./load.ts";

/** Some of what changed, sentence by sentence: what somebody may do now comes first. */
export function ChangesSince({ loaded: { week, sinceVisit, asOf, now } }: { loaded: LoadedWeek }) {
  const { total, told } = week.changes;
  if (total === 0) return null;
  return (
    <Section
      id="changed"
      title={sinceVisit ? "What changed since you were here" : "What changed in seven days"}
      aside={
        <Link href={at("/changes", asOf)} className="inline-flex min-h-6 items-center">
          {total > told.length ? `All ${count(total, "change")}` : "Open changes"}
        </Link>
      }
    >
      <ul>
        {told.map((change) => (
          <ChangeLine key={change.id} change={change} now={now} asOf={asOf} />
        ))}
      </ul>
    </Section>
  );
}

function ChangeLine({ change, now, asOf }: { change: ChangeView; now: Date; asOf: Date | null }) {
  const sentence = <Sentence text={change.sentence} />;
  return (
    <li className="grid gap-x-5 gap-y-0.5 border-b border-rule py-2.5 text-sm md:grid-cols-[7rem_minmax(0,1fr)]">
      <ChangeType type={change.type} />
      <div className="min-w-0">
        {change.identity?.id ? (
          <Link
            href={at(`/identities/${change.identity.id}`, asOf)}
            prefetch={false}
            className="inline-block min-h-6 no-underline hover:underline"
          >
            {sentence}
          </Link>
        ) : (
          sentence
        )}
        <p className="text-xs text-ink-3">
          <Interval notBefore={change.notBefore} notAfter={change.notAfter} now={now} />
        </p>
      </div>
    </li>
  );
}
