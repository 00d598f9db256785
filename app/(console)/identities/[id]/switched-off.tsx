import { Name } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { count, number } from "#components/words/count.ts";
import type { ShownTab } from "./shown.ts";

/** Workloads named; the rest are counted. */
const NAMED = 3;

/** What is known today of what would stop: workloads that run as it. That nothing else would is never claimed. */
export function SwitchedOff({ shown }: { shown: ShownTab<"overview"> }) {
  const { consumers, credentials } = shown.content;
  const { present, row, read, words } = shown.head;
  const its = words.consumers;
  if (!present || row.status === "missing" || (!its && credentials.total === 0)) return null;
  const least = read.workloads ? "" : "At least ";
  const named = consumers.items.slice(0, NAMED);
  const more = consumers.total - named.length;
  return (
    <Section id="switched-off" title="If it were switched off">
      <div className="flex flex-col gap-2 py-2.5 text-sm text-pretty">
        {!its ? null : consumers.total > 0 ? (
          <p>
            {least}
            {count(consumers.total, ...its.stop)}:{" "}
            {named.map(({ key, name }, index) => (
              <span key={key}>
                {index > 0 && (more === 0 && index === named.length - 1 ? " and " : ", ")}
                <code>
                  <Name text={name} max={32} />
                </code>
              </span>
            ))}
            {more > 0 && ` and ${number(more)} more`}.
          </p>
        ) : (
          <p>{least === "" ? `${its.none}.` : `${its.noneSeen}; some could not be read.`}</p>
        )}
        {credentials.total > 0 && !words.credentials.temporary && (
          <p>{count(credentials.total, "stored credential")} would stop working, with whoever holds a copy.</p>
        )}
        <p className="text-ink-2">
          Whether anything uses it is not observed, so this is not a promise that nothing else stops.
        </p>
      </div>
    </Section>
  );
}
