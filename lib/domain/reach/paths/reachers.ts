import { IDENTITY, isOfType, nodeCount } from "../graph/columns.ts";
import { surelyOf } from "../verdicts/counts.ts";
import type { Situation } from "../verdicts/situation.ts";
import type { VerdictTable } from "../verdicts/table.ts";
import { verdictsIn } from "../verdicts/verdicts.ts";

/** Who reaches one resource. */
export interface Reachers {
  /** What is said of each toward this resource, production or not. */
  table: VerdictTable;
  /** Identities that reach it or could, surest first, then by what they can do there, then nearest first. */
  identities: Uint32Array;
}

/** Finds who reaches a resource. Linear; pages are parts of the answer. */
export function reachersOf(situation: Situation, resource: number): Reachers {
  const production = new Uint8Array(nodeCount(situation.graph));
  production[resource] = 1;
  const table = verdictsIn({ ...situation, production });
  const identities: number[] = [];
  for (let node = 0; node < production.length; node += 1) {
    if (isOfType(situation.graph, node, IDENTITY) && surelyOf(table.passes, node) > 0) identities.push(node);
  }
  const rank = (node: number): [number, number, number] => {
    const surely = surelyOf(table.passes, node);
    const pass = table.passes[surely - 1];
    return [surely, -(pass?.ability[node] ?? 0), pass?.length[node] ?? 0];
  };
  const ranks = new Map(identities.map((node) => [node, rank(node)]));
  identities.sort((one, other) => {
    const [surely, ability, length] = ranks.get(one) ?? [0, 0, 0];
    const [otherSurely, otherAbility, otherLength] = ranks.get(other) ?? [0, 0, 0];
    return surely - otherSurely || ability - otherAbility || length - otherLength || one - other;
  });
  return { table, identities: Uint32Array.from(identities) };
}
