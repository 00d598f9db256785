import Link from "next/link";
import { FACETS } from "#lib/domain/inventory/list.ts";
import { FACET_TERMS } from "../identities/facet-words.ts";
import { FACET_HELP, takenBy } from "./facet-help.ts";
import { inventoryPath } from "../paths.ts";

const RULES: readonly (readonly [written: string, means: string])[] = [
  ["payments ci", "both words stand in the name or the key"],
  ['"two words"', "these words, with the space between them"],
  ["kind:user", "a key and a value: only those"],
  ["owner:payments,platform", "a comma: one or the other"],
  ["owner:none kind:user", "a space: both must hold"],
  ["-owner:none", "a dash in front: everything but those"],
];

/** The filter as one types it; the keys come from the list that the filter itself is read by. */
export function FilterHelp() {
  return (
    <>
      <dl className="facts mt-3">
        {RULES.map(([written, means]) => (
          <div key={written} className="contents">
            <dt>
              <Example filter={written} />
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
      <h3 className="mt-6">Keys of the filter</h3>
      <dl>
        {FACETS.map((facet) => {
          const { asks, examples } = FACET_HELP[facet];
          return (
            <div
              key={facet}
              id={`filter-${facet}`}
              className="grid gap-x-6 border-b border-rule py-2.5 text-sm target:bg-select sm:grid-cols-[11rem_minmax(0,1fr)]"
            >
              <dt>
                <a href={`#${FACET_TERMS[facet]}`} className="inline-flex min-h-6 items-center">
                  <code>{facet}:</code>
                </a>
              </dt>
              <dd className="min-w-0">
                {asks}
                {takenBy(facet).length > 0 && (
                  <span className="block text-xs text-ink-3">takes {takenBy(facet).join(", ")}</span>
                )}
                <ul>
                  {examples.map(([filter, finds]) => (
                    <li key={filter} className="flex flex-wrap items-baseline gap-x-3">
                      <Example filter={filter} />
                      <span className="text-ink-2">{finds}</span>
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

/** Leads to the inventory with this filter. */
function Example({ filter }: { filter: string }) {
  return (
    <Link
      href={inventoryPath(filter)}
      prefetch={false}
      className="inline-flex min-h-6 items-center [overflow-wrap:anywhere]"
    >
      <code>{filter}</code>
    </Link>
  );
}
