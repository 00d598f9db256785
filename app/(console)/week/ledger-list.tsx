import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { AtLeast } from "#components/coverage-mark.tsx";
import { Section } from "#components/section.tsx";
import { number } from "#components/words/count.ts";
import { at } from "../search-params.ts";
import { ledger } from "./ledger.ts";
import type { LoadedWeek } from "./load.ts";

/** How things stand, number by number; each opens its rows. */
export function Ledger({ loaded: { week, asOf } }: { loaded: LoadedWeek }) {
  return (
    <Section id="ledger" title="The ledger" aside="each line opens its rows">
      <ul>
        {ledger(week.counts, asOf).map((line) => (
          <li key={line.key} className="border-b border-rule">
            <Link
              href={at(line.path, asOf)}
              prefetch={false}
              className="grid grid-cols-[minmax(4.75rem,auto)_minmax(0,1fr)_1rem] items-baseline gap-2.5 py-3 no-underline hover:bg-hover"
            >
              <span className="font-serif text-[1.625rem] leading-none font-[460] tracking-tight whitespace-nowrap">
                <AtLeast value={number(line.value)} when={week.counts.atLeast} />
              </span>
              <span className="text-pretty">
                {line.words} <b>{line.emphasis}</b>
                <span className="mt-0.5 block text-xs text-ink-3">{line.note}</span>
              </span>
              <ChevronRight className="icon self-center text-ink-3" aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
