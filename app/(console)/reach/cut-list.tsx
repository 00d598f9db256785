import type { Route } from "next";
import Link from "next/link";
import { Name } from "#components/name.tsx";
import { Section } from "#components/section.tsx";
import { count, number, sentence, words } from "#components/words/count.ts";
import { showable } from "#components/words/names.ts";
import type { ReachCut, ReachCuts } from "#lib/domain/reach/overview.ts";
import type { WhatIf } from "#lib/domain/reach/what-if/what-if.ts";
import { ChainLine } from "./chain-line.tsx";
import { parseAsWithout, reachAddress } from "./search-params.ts";
import { ThingName } from "./thing-name.tsx";

interface CutListProps {
  cuts: ReachCuts;
  sure: boolean;
  without: WhatIf | null;
  atLeast: boolean;
}

/** What many chains have in common, each with what its removal alone would do. */
export function CutList({ cuts: { cuts, of, isProven }, sure, without, atLeast }: CutListProps) {
  const tried = without && parseAsWithout.serialize(without);
  return (
    <Section id="cuts" title="Where chains run together" aside="ranked by who loses production, weighted by ability">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-rule py-2 text-sm text-ink-2">
        {sure ? "Ways that are open without a condition." : "Ways on conditions count too."}
        <Link
          href={reachAddress("/reach", { ways: sure ? null : "sure", without }) as Route}
          className="inline-flex min-h-6 items-center"
        >
          {sure ? "Count ways on conditions too" : "Count only ways without a condition"}
        </Link>
        {!isProven && <span>Not everything could be tried out: something else may cut more.</span>}
      </p>
      {cuts.length === 0 && <p className="py-3 text-ink-2">No single thing stands between a machine and production.</p>}
      <ol>
        {cuts.map((cut, place) => (
          <Cut
            key={parseAsWithout.serialize(cut.whatIf)}
            {...{ cut, place, of, sure, atLeast }}
            isTried={tried === parseAsWithout.serialize(cut.whatIf)}
          />
        ))}
      </ol>
    </Section>
  );
}

interface CutProps extends Pick<CutListProps, "sure" | "atLeast"> {
  cut: ReachCut;
  place: number;
  of: number;
  isTried: boolean;
}

function Cut({ cut: { thing, machines, fix, chain, whatIf }, place, of, sure, atLeast, isTried }: CutProps) {
  const name = `${thing.place === null ? "" : `${thing.place} of `}${words(thing.kind)} ${thing.name}`;
  return (
    <li
      className={`grid gap-x-4 gap-y-2 border-b border-rule py-4 sm:grid-cols-[2rem_minmax(0,1fr)_auto] ${isTried ? "-mx-3 bg-select px-3" : ""}`}
    >
      <span className="hidden font-serif text-h3 text-ink-3 sm:block" aria-hidden>
        {place + 1}
      </span>
      <div className="min-w-0">
        <h3 className="headline text-lg [overflow-wrap:anywhere]">
          Remove <ThingName thing={thing} />: {count(machines, "machine")} {machines === 1 ? "loses" : "lose"}{" "}
          production
        </h3>
        {fix && (
          <p className="mt-1 text-sm text-pretty text-ink-2 [overflow-wrap:anywhere]">
            <Name text={fix} max={400} />
          </p>
        )}
        {thing.scope !== "" && (
          <p className="mt-0.5 text-xs text-ink-3 [overflow-wrap:anywhere]">
            Stands in <Name text={thing.scope} max={80} />
          </p>
        )}
        {chain && <ChainLine chain={chain} label={`One of the chains it cuts: ${sentence(thing.name)}`} />}
      </div>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-2 sm:flex-col sm:items-end sm:gap-y-1">
        <p className="font-serif text-[1.5rem] leading-none tracking-tight">
          <span aria-hidden>−{number(machines)}</span>
          <span className="sr-only">{number(machines)} fewer</span>
        </p>
        <p className="text-xs whitespace-nowrap text-ink-3">
          {atLeast && "at least "}
          {number(of - machines)} left of {number(of)}
        </p>
        {isTried ? (
          <span className="tag">trying</span>
        ) : (
          <Link
            href={`${reachAddress("/reach", { ways: sure ? "sure" : null, without: whatIf })}#what-if` as Route}
            prefetch={false}
            className="btn sm no-print ml-auto"
            aria-label={showable(`Try it: ${name}`)}
          >
            Try it
          </Link>
        )}
      </div>
    </li>
  );
}
