import type { Decision } from "../policy/policy.ts";
import type { Held } from "./edge.ts";

const RANK = { no: 0, unknown: 1, conditional: 2, yes: 3 } as const;

/** A right that a decision gives. */
export function heldBy({ answer, conditions, because }: Decision, action: string, resource: string): Held {
  return { answer, conditions, evidence: [{ action, resource, because }] };
}

/** Nothing is held. */
export const NOTHING: Held = { answer: "no", conditions: [], evidence: [] };

/** Rights that must be held together: as good as the worst of them. */
export function together(...rights: readonly Held[]): Held {
  const worst = rights.reduce(
    (one, other) => (RANK[other.answer] < RANK[one.answer] ? other : one),
    rights[0] ?? NOTHING,
  );
  if (worst.answer === "no") return worst;
  return {
    answer: worst.answer,
    conditions: rights.flatMap(({ conditions }) => conditions),
    evidence: rights.flatMap(({ evidence }) => evidence),
  };
}

/** The best of several ways to the same. */
export function eitherOf(ways: Iterable<Held>): Held {
  let best = NOTHING;
  for (const way of ways) {
    if (RANK[way.answer] > RANK[best.answer]) best = way;
    if (best.answer === "yes") break;
  }
  return best;
}

/** The same right where something beside policies must be so. */
export function provided(held: Held, provisions: readonly string[]): Held {
  return provisions.length > 0 && held.answer === "yes" ? { ...held, answer: "conditional" } : held;
}
