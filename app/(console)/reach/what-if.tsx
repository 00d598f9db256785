import type { Route } from "next";
import Link from "next/link";
import { Name } from "#components/name.tsx";
import { count, number, words } from "#components/words/count.ts";
import { clock } from "#components/words/time.ts";
import type { ReachNumbers, ReachOverview, Trial } from "#lib/domain/reach/overview.ts";
import { reachAddress, type ReachRequest } from "./search-params.ts";
import { ThingName } from "./thing-name.tsx";

const SHOWN = 20;

interface WhatIfProps {
  trial: Trial;
  request: ReachRequest;
  overview: Pick<ReachOverview, "asOf" | "atLeast">;
}

/** How it would be without something: numbers side by side, and who loses production. Nothing is changed. */
export function WhatIf({ trial, request, overview }: WhatIfProps) {
  const { asOf, atLeast } = overview;
  const { things, before, after, losing, missing } = trial;
  const { sure, without, all } = request;
  const shown = all ? losing : losing.slice(0, SHOWN);
  return (
    <section
      id="what-if"
      aria-labelledby="what-if-title"
      className="scroll-mt-28 self-start rounded-lg border border-rule-2 bg-sheet p-5 text-sm"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="what-if-title">What if</h2>
        <span className="tag">frozen at {clock(asOf)} UTC, nothing is changed</span>
      </div>
      <p className="headline mt-3">
        Without {things.length === 1 ? "it" : `these ${number(things.length)}`},{" "}
        <span className="text-prod">
          {atLeast && "at least "}
          {count(after.all.production, "machine")}
        </span>{" "}
        would reach production instead of {number(before.all.production)}.
      </p>
      <ul className="mt-3 grid gap-1 border-t border-rule pt-3">
        {things.map((thing, place) => (
          <li key={place} className="[overflow-wrap:anywhere]">
            <ThingName thing={thing} where />
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <p role="status" className="mt-2 text-ink-2">
          {count(missing.length, "thing")} in this link {missing.length === 1 ? "is" : "are"} in no chain, or no longer.
        </p>
      )}
      <BeforeAfter before={before} after={after} />
      <h3 className="mt-4 border-t border-rule pt-3 font-semibold">
        {losing.length === 0
          ? "Nobody loses production"
          : `${count(losing.length, "machine")} ${losing.length === 1 ? "loses" : "lose"} production`}
      </h3>
      <ul className="mt-1">
        {shown.map(({ machine, after: word }) => (
          <li key={machine.id} className="flex flex-wrap items-center gap-x-2">
            <Link
              href={`/identities/${machine.id ?? ""}`}
              prefetch={false}
              className="inline-flex min-h-6 min-w-0 items-center [overflow-wrap:anywhere]"
            >
              <Name text={machine.name} max={40} />
            </Link>
            <span className="text-xs text-ink-3">{words(machine.kind)}</span>
            {word === "unknown" && <span className="text-xs text-ink-2">unknown then: not all was read</span>}
          </li>
        ))}
      </ul>
      <p className="no-print mt-3 flex flex-wrap gap-x-4">
        {losing.length > SHOWN && (
          <Link
            href={
              `${reachAddress("/reach", { ways: sure ? "sure" : null, without, all: all ? null : true })}#what-if` as Route
            }
            prefetch={false}
            className="inline-flex min-h-6 items-center"
          >
            {all ? `First ${SHOWN}` : `All ${number(losing.length)}`}
          </Link>
        )}
        <Link
          href={reachAddress("/reach", { ways: sure ? "sure" : null }) as Route}
          className="inline-flex min-h-6 items-center"
        >
          Stop trying
        </Link>
      </p>
    </section>
  );
}

function BeforeAfter({ before, after }: { before: ReachNumbers; after: ReachNumbers }) {
  const lines: [string, number | string, number | string][] = [
    ...before.byAbility.map(({ ability, machines }, place): [string, number, number] => [
      ability,
      machines,
      after.byAbility[place]?.machines ?? 0,
    ]),
    ["reach production", before.all.production, after.all.production],
    ["on conditions", before.all.conditional, after.all.conditional],
    ["unknown", before.all.unknown, after.all.unknown],
    ["longest chain", stepsOf(before), stepsOf(after)],
  ];
  return (
    <table className="mt-4 w-full">
      <caption className="sr-only">Machines by their strongest ability in production, before and after</caption>
      <thead>
        <tr className="border-b border-rule text-xs text-ink-3">
          <th scope="col" className="py-1 text-left font-medium">
            Machines by strongest ability
          </th>
          <th scope="col" className="text-right font-medium">
            Now
          </th>
          <th scope="col" className="text-right font-medium">
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([label, was, is], place) => (
          <tr key={label} className="border-b border-rule">
            <th scope="row" className="py-1.5 text-left font-normal">
              {place < before.byAbility.length ? <span className={`abil ${label}`}>{label}</span> : label}
            </th>
            <td className="text-right">{typeof was === "number" ? number(was) : was}</td>
            <td className={`text-right ${was === is ? "" : "font-semibold"}`}>
              {typeof is === "number" ? number(is) : is}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function stepsOf({ lengths }: ReachNumbers): string {
  return lengths === null ? "none" : count(lengths.longest, "step");
}
