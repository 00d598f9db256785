import type { Difference } from "#lib/domain/inventory/detail.ts";
import { showable } from "./words/names.ts";
import { words } from "./words/count.ts";

/** What differs, field by field: what went with a minus, what came with a plus. */
export function ChangeDiff({ differences }: { differences: Difference[] }) {
  return (
    <div className="diff mt-1.5">
      {differences.map(({ field, before, after }) => (
        <div key={field} className="border-b border-rule py-1 last:border-b-0">
          <p className="px-2.5 font-sans text-xs font-[520] text-ink-3">
            <bdi>{words(showable(field))}</bdi>
          </p>
          {before.map((value) => (
            <Line key={`-${value}`} sign="−" word="without" className="del" value={value} />
          ))}
          {after.map((value) => (
            <Line key={`+${value}`} sign="+" word="with" className="add" value={value} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Line({ sign, word, className, value }: { sign: string; word: string; className: string; value: string }) {
  return (
    <p className={`line ${className}`}>
      <span aria-hidden>{sign}</span>
      <span className="[overflow-wrap:anywhere]">
        <span className="sr-only">{word} </span>
        <bdi>{showable(value)}</bdi>
      </span>
    </p>
  );
}
