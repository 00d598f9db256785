import type { Route } from "next";
import Link from "next/link";
import { Section } from "#components/section.tsx";
import { TableHead } from "#components/table-head.tsx";
import { number } from "#components/words/count.ts";
import type { ReachCuts } from "#lib/domain/reach/overview.ts";
import { whatIfSchema } from "#lib/domain/reach/what-if/what-if.ts";
import { reachAddress } from "./search-params.ts";
import { ThingName } from "./thing-name.tsx";

const HEADS = ["Step", "Remove", "Lose production", "Left"];

/** What to take away one after the other, and what all steps so far do together. */
export function Plan({ cuts: { plan, of }, sure }: { cuts: ReachCuts; sure: boolean }) {
  if (plan.length < 2) return null;
  const without = whatIfSchema.parse({
    nodes: plan.flatMap(({ whatIf }) => whatIf.nodes),
    evidence: plan.flatMap(({ whatIf }) => whatIf.evidence),
  });
  return (
    <Section
      id="plan"
      title="One after the other"
      aside={
        <Link
          href={`${reachAddress("/reach", { ways: sure ? "sure" : null, without })}#what-if` as Route}
          prefetch={false}
        >
          Try all {number(plan.length)}
        </Link>
      }
    >
      <div className="stacks">
        <table role="table" className="tbl loose">
          <caption className="sr-only">Cuts, one after the other</caption>
          <TableHead heads={HEADS} />
          <tbody role="rowgroup">
            {plan.map(({ thing, machines, together }, place) => (
              <tr key={place} role="row">
                <th role="rowheader" scope="row">
                  {place + 1}
                </th>
                <td role="cell" data-label={HEADS[1]} className="[overflow-wrap:anywhere]">
                  <span>
                    <ThingName thing={thing} where />
                  </span>
                </td>
                <td role="cell" data-label={HEADS[2]}>
                  {number(machines)}
                </td>
                <td role="cell" data-label={HEADS[3]}>
                  {number(of - together)} of {number(of)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 text-xs text-ink-3">
        Each step is what cuts most of what is left. Another choice of as many may cut more together.
      </p>
    </Section>
  );
}
