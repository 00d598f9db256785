import { abilityCode, CONDITIONAL, isAsSureAs, UNKNOWN, YES } from "../graph/columns.ts";
import { BitSets } from "./bit-sets.ts";
import { componentsOf } from "./components.ts";
import type { Pass, Passes } from "./pass.ts";
import type { Situation } from "./situation.ts";

/** Which classes of production resources nodes reach, for one pass each. */
export interface ReachSets {
  readonly sets: BitSets;
  /** By pass, by node; 0 where nobody asked yet. */
  readonly of: readonly Uint32Array[];
}

/** Sets of nothing yet. */
export function emptySets(passes: readonly Pass[], nodes: number, capacity: number): ReachSets {
  return { sets: new BitSets(capacity), of: passes.map(() => new Uint32Array(nodes)) };
}

/** How sure a node reaches production, 1 to 3; 0 for not at all. */
export function surelyOf(passes: Passes, node: number): number {
  if (passes[0].ability[node] !== 0) return YES;
  if (passes[1].ability[node] !== 0) return CONDITIONAL;
  return passes[2].ability[node] === 0 ? 0 : UNKNOWN;
}

/**
 * Finds the classes that each of some nodes reaches as surely as its verdict is, and adds their sizes to `resources`.
 *
 * @param classOf by node: 1 to the capacity of the sets; all others are not counted
 */
export function countResources(
  situation: Situation,
  passes: Passes,
  { sets, of }: ReachSets,
  { classOf, sizes }: { classOf: ArrayLike<number>; sizes: readonly number[] },
  nodes: Uint32Array,
  resources: Uint32Array,
): void {
  for (const [place, pass] of passes.entries()) {
    const setOf = of[place];
    if (!setOf) continue;
    const asked = nodes.filter((node) => surelyOf(passes, node) === pass.surely);
    if (asked.length === 0) continue;
    gather(situation, pass, asked, sets, setOf, classOf);
    const known = new Map<number, number>();
    for (const node of asked) {
      const set = setOf[node] ?? 0;
      const size = known.get(set) ?? sets.weigh(set, sizes);
      known.set(set, size);
      resources[node] = (resources[node] ?? 0) + size;
    }
  }
}

/** A set for each component: what its members have edges to, and the sets of the components it leads to. */
function gather(
  situation: Situation,
  pass: Pass,
  roots: Uint32Array,
  sets: BitSets,
  setOf: Uint32Array,
  classOf: ArrayLike<number>,
): void {
  const { outStart, to } = situation.graph;
  const { mark } = situation;
  const { members, ends, of } = componentsOf(situation, pass, roots, setOf);
  let begin = 0;
  for (const [component, end] of ends.entries()) {
    const others: number[] = [];
    const own: number[] = [];
    for (let member = begin; member < end; member += 1) {
      const node = members[member] ?? 0;
      const last = outStart[node + 1] ?? 0;
      for (let edge = outStart[node] ?? 0; edge < last; edge += 1) {
        const seen = mark[edge] ?? 0;
        if (!isAsSureAs(seen, pass.surely)) continue;
        const target = to[edge] ?? 0;
        if (abilityCode(seen) !== 0) {
          const given = classOf[target] ?? 0;
          if (given !== 0) own.push(given - 1);
        } else if (of[target] !== component + 1) {
          const set = setOf[target] ?? 0;
          if (set !== 0 && set !== others.at(-1)) others.push(set);
        }
      }
    }
    const set = sets.union(others, own);
    for (let member = begin; member < end; member += 1) setOf[members[member] ?? 0] = set;
    begin = end;
  }
}
