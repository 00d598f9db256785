import { Name } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { count, number } from "#components/words/count.ts";
import type { ShownTab } from "./shown.ts";

/** Workloads named; the rest are counted. */
const NAMED = 3;

/** What is known today of what would stop: workloads that run as it. That nothing else would is never claimed. */
export function SwitchedOff({ shown }: { shown: ShownTab<"overview"> }) {
  const { consumers, credentials } = shown.content;
  const { present, row, read } = shown.head;
  if (!present || row.status === "missing") return null;
  const least = read.workloads ? "" : "at least ";
  const named = consumers.items.slice(0, NAMED);
  const more = consumers.total - named.length;
  return (
    <Section id="switched-off" title="If it were switched off">
      <div className="flex flex-col gap-2 py-2.5 text-sm text-pretty">
        {consumers.total > 0 ? (
          <p>
            <span className="inline-block first-letter:uppercase">
              {least}
              {count(consumers.total, "workload runs", "workloads run")}
            </span>{" "}
            as it and would no longer be let in:{" "}
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
          <p>
            {least === "" ? "No workload runs as it." : "No workload that runs as it was seen; some could not be read."}
          </p>
        )}
        {credentials.total > 0 && (
          <p>{count(credentials.total, "stored credential")} would stop working, with whoever holds a copy.</p>
        )}
        <p className="text-ink-2">
          Whether anything uses it is not observed, so this is not a promise that nothing else stops.
        </p>
      </div>
    </Section>
  );
}
