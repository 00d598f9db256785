import Link from "next/link";
import { AtLeast } from "#components/coverage-mark.tsx";
import { Glyph } from "#components/glyph.tsx";
import { Section } from "#components/section.tsx";
import { systemLabel } from "#components/systems.ts";
import { TableHead } from "#components/table-head.tsx";
import { number } from "#components/words/count.ts";
import type { ReachNumbers, VerdictCounts } from "#lib/domain/reach/overview.ts";
import { REACH_WORDS, type ReachWord } from "#lib/domain/reach/words.ts";
import { inventoryPath } from "../paths.ts";

const HEADS: Record<ReachWord, string> = {
  production: "Reach production",
  conditional: "On conditions",
  no: "Do not",
  unknown: "Unknown",
};

/** Machines by verdict, a line for each system; each number opens its rows. */
export function Numbers({ numbers, atLeast }: { numbers: ReachNumbers; atLeast: boolean }) {
  return (
    <Section id="machines" title="Machines" aside="people are not counted; each number opens its rows">
      <div className="stacks">
        <table role="table" className="tbl loose">
          <caption className="sr-only">Machines by system and whether they reach production</caption>
          <TableHead heads={["System", ...REACH_WORDS.map((word) => HEADS[word])]} />
          <tbody role="rowgroup">
            {numbers.bySystem.map(({ system, counts }) => (
              <tr key={system} role="row">
                <th role="rowheader" scope="row">
                  <span className="inline-flex items-center gap-2">
                    <Glyph name={system} />
                    {systemLabel(system)}
                  </span>
                </th>
                <Counts counts={counts} filter={`system:${system} `} atLeast={atLeast} />
              </tr>
            ))}
            {numbers.bySystem.length > 1 && (
              <tr role="row" className="font-semibold">
                <th role="rowheader" scope="row">
                  All
                </th>
                <Counts counts={numbers.all} filter="" atLeast={atLeast} />
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <ul
        aria-label="Strongest ability of those that reach production"
        className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm"
      >
        {numbers.byAbility
          .filter(({ machines }) => machines > 0)
          .map(({ ability, machines }) => (
            <li key={ability}>
              <Link
                href={inventoryPath(`reaches:production ability:${ability}`)}
                prefetch={false}
                className="inline-flex min-h-6 items-center gap-1.5"
              >
                <span className={`abil ${ability}`}>{ability}</span>
                <AtLeast value={number(machines)} when={atLeast} />
              </Link>
            </li>
          ))}
      </ul>
    </Section>
  );
}

function Counts({ counts, filter, atLeast }: { counts: VerdictCounts; filter: string; atLeast: boolean }) {
  return REACH_WORDS.map((word) => (
    <td key={word} role="cell" data-label={HEADS[word]}>
      {counts[word] === 0 ? (
        <span className="text-ink-3">{atLeast ? "none seen" : "none"}</span>
      ) : (
        <Link
          href={inventoryPath(`${filter}reaches:${word}`)}
          prefetch={false}
          className="inline-flex min-h-6 min-w-6 items-center"
        >
          <AtLeast value={number(counts[word])} when={atLeast && word !== "no" && word !== "unknown"} />
        </Link>
      )}
    </td>
  ));
}
