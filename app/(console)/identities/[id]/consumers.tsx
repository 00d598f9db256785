import { CopyId } from "#components/copy-id.tsx";
import { Name, Sentence } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { count, list, words } from "#components/words/count.ts";
import type { WorkloadTrait } from "#lib/domain/inventory/detail.ts";
import { CappedList } from "./capped-list.tsx";
import { LineLink } from "./line-link.tsx";
import type { ShownTab } from "./shown.ts";

/** What runs as it; nothing is said where nothing can. */
export function Consumers({ shown }: { shown: ShownTab<"overview"> }) {
  const { consumers } = shown.content;
  const { read, words: its, home } = shown.head;
  if (!its.consumers) return null;
  const { one, many, none, noneSeen } = its.consumers;
  return (
    <Section id="workloads" title="Used by" aside={consumers.total > 0 && count(consumers.total, one, many)}>
      {consumers.total === 0 ? (
        <p className="py-2.5 text-sm text-ink-2">
          {read.workloads ? `${none}.` : `${noneSeen}. Some could not be read.`}
        </p>
      ) : (
        <CappedList shown={shown} list="workloads" of={consumers}>
          {(items) => (
            <ul>
              {items.map((consumer) => (
                <li
                  key={consumer.key}
                  className="flex flex-wrap items-baseline gap-x-3 border-b border-rule py-1.5 text-sm"
                >
                  <span className="w-28 shrink-0 text-xs text-ink-3">{words(consumer.kind)}</span>
                  <CopyId id={consumer.key} shown={consumer.name} max={48} />
                  {consumer.container && (
                    <span className="text-ink-2">
                      in <Name text={consumer.container} max={32} />
                    </span>
                  )}
                  {consumer.line !== undefined && <LineLink home={home} line={consumer.line} />}
                  {!consumer.token && <span className="tag">gets no token</span>}
                  {consumer.secrets.length > 0 && <Secrets names={consumer.secrets} />}
                  {consumer.traits.length > 0 && <Traits traits={consumer.traits} />}
                </li>
              ))}
            </ul>
          )}
        </CappedList>
      )}
    </Section>
  );
}

/** What its pods may on their node: what leads further than it looks stands out. */
function Traits({ traits }: { traits: WorkloadTrait[] }) {
  return (
    <ul className="w-full pb-0.5 text-pretty sm:pl-31">
      {traits.map(({ words: may, grave }) => (
        <li key={may} className={grave ? "font-medium" : "text-ink-2"}>
          <span className="inline-block first-letter:uppercase">
            <Sentence text={may} />
          </span>
        </li>
      ))}
    </ul>
  );
}

const SECRETS_SHOWN = 5;

function Secrets({ names }: { names: string[] }) {
  const more = names.length - SECRETS_SHOWN;
  const shown = names.slice(0, SECRETS_SHOWN);
  return (
    <span className="text-xs text-ink-3">
      uses {names.length === 1 ? "secret" : "secrets"}{" "}
      <Name text={list(more > 0 ? [...shown, `${more} more`] : shown)} max={96} />
    </span>
  );
}
