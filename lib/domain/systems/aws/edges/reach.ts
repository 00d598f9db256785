import { textMatches } from "../trust/action-match.ts";
import type { Edge, EdgeEnd, EdgeFound, Held } from "./edge.ts";
import { NOTHING, provided, together } from "./held.ts";
import { type Target, type Targets, targetsNamed } from "./targets.ts";

/** What somebody may do to things of one kind: to some in particular, and to all others alike (design: principle 10). */
export interface Reach {
  targets: Targets;
  /** For every thing that is not among the particular ones. */
  others: Held;
  /** By ARN. */
  particular: ReadonlyMap<string, Held>;
}

/**
 * Decides an action over things of one kind: once for each that a pattern names, and once for all others, of which no
 * policy tells one from another.
 * @param patterns resources that the policies name
 * @param each every thing must be decided by itself: conditions are on what it is
 */
export function reachOver(
  targets: Targets,
  patterns: Iterable<string>,
  each: boolean,
  decide: (target: Target) => Held,
): Reach {
  const named = new Map<string, Target>();
  if (each) for (const target of targets.items) named.set(target.arn, target);
  else {
    for (const pattern of patterns) {
      if (textMatches(pattern, targets.any)) continue;
      for (const target of targetsNamed(targets, pattern)) named.set(target.arn, target);
    }
  }
  const particular = new Map([...named].map(([arn, target]) => [arn, decide(target)]));
  if (named.size === targets.items.length) return { targets, others: NOTHING, particular };
  // Where only their region tells things apart: as most of them have it, and wherever else that differs.
  const [most, ...fewer] = targets.byRegion.map(({ any, items }) => ({
    items,
    held: decide({ arn: any, known: null }),
  }));
  const others = most?.held ?? NOTHING;
  for (const { items, held } of fewer) {
    if (held.answer === others.answer) continue;
    for (const { arn } of items) if (!particular.has(arn)) particular.set(arn, held);
  }
  return { targets, others, particular };
}

/** What is held over one thing. */
export function heldOver({ others, particular }: Reach, arn: string): Held {
  return particular.get(arn) ?? others;
}

/** Rights over the same things that must be held together. */
export function bothOver(one: Reach, other: Reach): Reach {
  const arns = new Set([...one.particular.keys(), ...other.particular.keys()]);
  return {
    targets: one.targets,
    others: together(one.others, other.others),
    particular: new Map([...arns].map((arn) => [arn, together(heldOver(one, arn), heldOver(other, arn))])),
  };
}

/** What is held over all of them together with something else. */
export function alongWith(reach: Reach, held: Held): Reach {
  return {
    ...reach,
    others: together(reach.others, held),
    particular: new Map([...reach.particular].map(([arn, own]) => [arn, together(own, held)])),
  };
}

/**
 * Edges to what is reached: one to the hub of all that are alike, and one to each that differs.
 * @param end what one of them is the end of; null: it leads nowhere
 * @param self ARN of who asks: it needs no edge to itself
 */
export function* edgesOver(
  reach: Reach,
  end: (arn: string) => EdgeEnd | null,
  provisions: Edge["provided"],
  self: string,
): Generator<EdgeFound> {
  const { others, particular, targets } = reach;
  const alike = targets.items.some(({ arn }) => arn !== self && !particular.has(arn));
  if (others.answer !== "no" && alike) {
    const except = [...particular].filter(([, held]) => held.answer !== others.answer).map(([arn]) => arn);
    yield { to: { kind: "hub", hub: targets.hub, except }, provided: provisions, held: provided(others, provisions) };
  }
  for (const [arn, held] of particular) {
    if (held.answer === "no" || arn === self || (alike && held.answer === others.answer)) continue;
    const to = end(arn);
    if (to) yield { to, provided: provisions, held: provided(held, provisions) };
  }
}
