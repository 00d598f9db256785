import { count, number } from "#components/words/count.ts";
import type { ReachOverview } from "#lib/domain/reach/overview.ts";
import { ThingName } from "./thing-name.tsx";

/** The page in one sentence: the best single cut, or why there is none. */
export function Headline({ overview }: { overview: ReachOverview }) {
  const { numbers, cuts, production, atLeast } = overview;
  const best = cuts.cuts[0];
  const { production: reaching, conditional, unknown } = numbers.all;
  if (production === 0) return <h1>Nothing is classified as production</h1>;
  if (best) {
    return (
      <h1 className="max-w-[38ch] text-balance [overflow-wrap:anywhere]">
        Remove <ThingName thing={{ ...best.thing, id: null }} max={40} />, and{" "}
        <span className="text-prod">
          {count(best.machines, "machine")} {best.machines === 1 ? "loses" : "lose"} production
        </span>
        .
      </h1>
    );
  }
  if (reaching + conditional > 0) {
    return (
      <h1 className="max-w-[38ch] text-balance">
        {atLeast && "At least "}
        {count(reaching + conditional, "machine")} {reaching + conditional === 1 ? "reaches" : "reach"} production, and
        no single cut takes it from any
      </h1>
    );
  }
  return (
    <h1 className="max-w-[38ch] text-balance">
      {unknown > 0 || atLeast
        ? "No machine is known to reach production, but not everything was read"
        : "No machine reaches production"}
    </h1>
  );
}

/** How many, and how far they are. */
export function Deck({ overview: { numbers, atLeast } }: { overview: ReachOverview }) {
  const { production, conditional, unknown } = numbers.all;
  const { lengths } = numbers;
  return (
    <p className="lede mt-3">
      {atLeast ? "At least " : ""}
      {count(production, "machine")} {production === 1 ? "reaches" : "reach"} production
      {conditional > 0 && `, and ${number(conditional)} more on conditions`}
      {lengths &&
        `; half of them in ${count(lengths.median, "step")} or fewer, the longest chain in ${number(lengths.longest)}`}
      .{unknown > 0 && ` Of ${number(unknown)} nobody can tell: what was not read could lead there.`}
    </p>
  );
}
