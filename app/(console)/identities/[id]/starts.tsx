import { Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { count } from "#components/words/count.ts";
import type { StartView } from "#lib/domain/inventory/detail.ts";
import { LineLink } from "./line-link.tsx";
import type { ShownTab } from "./shown.ts";

/** What starts it, each event with what limits it; nothing where it acts by itself. */
export function Starts({ shown: { head, content } }: { shown: ShownTab<"overview"> }) {
  const { starts } = content;
  if (starts.length === 0) return null;
  return (
    <Section id="starts" title="What starts it" aside={count(starts.length, "event")}>
      <ul>
        {starts.map((start, index) => (
          <li key={index} className="border-b border-rule py-1.5 text-sm">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <code className={start.danger === null ? undefined : "font-medium"}>
                <Sentence text={start.event} />
              </code>
              <Limits start={start} />
              {start.line !== null && <LineLink home={head.home} line={start.line} />}
            </p>
            {start.danger !== null && <p className="pb-0.5 font-medium text-pretty">{start.danger}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Limits({ start: { limits } }: { start: StartView }) {
  if (limits.length === 0) return null;
  return (
    <span className="min-w-0 text-pretty text-ink-2 [overflow-wrap:anywhere]">
      <Sentence text={limits.join(", ")} />
    </span>
  );
}
