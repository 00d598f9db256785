import { CONDITIONAL, type Graph, nodeCount, UNKNOWN, YES } from "../graph/columns.ts";
import { changedBetween } from "./changed.ts";
import { BLOCK, classesOf } from "./classes.ts";
import { countResources, emptySets } from "./counts.ts";
import { emptyPass, type Pass, spread } from "./pass.ts";
import { recount } from "./recount.ts";
import { noSeeds, plantNode, seedsOf, sortSeeds } from "./seeds.ts";
import { type Situation, situationOf } from "./situation.ts";
import type { VerdictTable } from "./table.ts";
import { unsettle } from "./unsettle.ts";

/** Classes that can be added later without counting everything again. */
const SPARE = 64;

/** Decides for every node of a graph; linear in nodes and edges. */
export function verdicts(graph: Graph, production: Uint8Array | ((node: number) => boolean)): VerdictTable {
  return verdictsIn(situationOf(graph, production));
}

/** Decides for every node of a situation. */
export function verdictsIn(situation: Situation): VerdictTable {
  const size = nodeCount(situation.graph);
  const passes = [emptyPass(YES, size), emptyPass(CONDITIONAL, size), emptyPass(UNKNOWN, size)] as const;
  for (const pass of passes) spread(situation, pass, seedsOf(situation, pass));
  return { situation, passes, ...countAll(situation, passes) };
}

/**
 * Decides again after a few changes: what {@link verdictsIn} says of the new situation, by going on from what is known.
 *
 * @throws RangeError when the situation is of another graph than the table
 */
export function verdictsAfter(before: VerdictTable, situation: Situation): VerdictTable {
  const changed = changedBetween(before.situation, situation);
  const [yes, conditional, unknown] = before.passes;
  const passes = [copyOf(yes), copyOf(conditional), copyOf(unknown)] as const;
  for (const pass of passes) {
    const seeds = noSeeds();
    const unsettled = unsettle(situation, pass, changed.roots);
    for (const node of [...unsettled, ...changed.roots]) plantNode(situation, pass, node, seeds);
    spread(situation, pass, sortSeeds(seeds));
  }
  const counted = recount(before, situation, passes, changed) ?? countAll(situation, passes);
  return { situation, passes, ...counted };
}

function copyOf({ surely, ability, length, next }: Pass): Pass {
  return { surely, ability: ability.slice(), length: length.slice(), next: next.slice() };
}

/** Counts for every node, a block of classes at a time. */
function countAll(situation: Situation, passes: VerdictTable["passes"]): Pick<VerdictTable, "resources" | "kept"> {
  const size = nodeCount(situation.graph);
  const nodes = Uint32Array.from({ length: size }, (_, node) => node);
  const resources = new Uint32Array(size);
  const classes = classesOf(situation);
  if (classes.sizes.length <= BLOCK) {
    const reached = emptySets(passes, size, Math.min(BLOCK, classes.sizes.length + SPARE));
    countResources(situation, passes, reached, { classOf: classes.of, sizes: classes.sizes }, nodes, resources);
    return { resources, kept: { classes, reached, begun: reached.sets.count } };
  }
  for (let first = 0; first < classes.sizes.length; first += BLOCK) {
    const sizes = classes.sizes.slice(first, first + BLOCK);
    const classOf = classes.of.map((number) => (number > first && number <= first + BLOCK ? number - first : 0));
    countResources(situation, passes, emptySets(passes, size, BLOCK), { classOf, sizes }, nodes, resources);
  }
  return { resources, kept: null };
}
