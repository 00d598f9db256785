import { EnvironmentBadge } from "#components/environment-badge.tsx";
import { Name, Sentence } from "#components/name.tsx";
import { count, number } from "#components/words/count.ts";
import type { Preview } from "./edit-state.ts";
import { kindWords } from "./rule-words.ts";

/** What the draft would change, before it is saved. */
export function PreviewedChanges({ preview: { total, ways, first } }: { preview: Preview }) {
  if (total === 0) {
    return <p className="text-sm">No resource that was read would change its environment.</p>;
  }
  return (
    <div className="border-l-2 border-ink pl-4 text-sm">
      <p className="font-[560]">
        {count(total, "resource")} would change {total === 1 ? "its" : "their"} environment
      </p>
      <ul className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
        {ways.map(({ from, to, count: many }) => (
          <li key={`${from} ${to}`} className="inline-flex flex-wrap items-center gap-x-2">
            <b className="tabular-nums">{number(many)}</b> <Way from={from} to={to} />
          </li>
        ))}
      </ul>
      <ul className="mt-3 max-h-80 overflow-y-auto" aria-label="The first of them" tabIndex={0}>
        {first.map(({ alias, kind, name, from, to, because }) => (
          <li key={alias} className="border-t border-rule py-1">
            <span className="inline-flex flex-wrap items-center gap-x-2">
              <b className="font-[560] [overflow-wrap:anywhere]">
                <Name text={name} max={56} />
              </b>
              <span className="text-xs text-ink-3">{kindWords(kind)}</span>
              <Way from={from} to={to} />
            </span>
            <span className="block text-xs text-ink-3">
              {because === null ? "No rule would say which it is." : <Sentence text={because} />}
            </span>
          </li>
        ))}
        {total > first.length && (
          <li className="border-t border-rule py-1 text-ink-3">And {number(total - first.length)} more.</li>
        )}
      </ul>
    </div>
  );
}

function Way({ from, to }: { from: string | null; to: string | null }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <EnvironmentBadge name={from} />
      <span aria-hidden>→</span>
      <span className="sr-only">becomes</span>
      <EnvironmentBadge name={to} />
    </span>
  );
}
