import type { Reaches, ReachVerdict } from "../verdict.ts";
import { abilityOf, CONDITIONAL, type Graph, nodeCount, UNKNOWN, YES } from "../graph/columns.ts";
import { keyOf } from "../graph/read.ts";
import { BLOCK, type Classes, classesOf } from "./classes.ts";
import { countResources, emptySets, type ReachSets, surelyOf } from "./counts.ts";
import { emptyPass, type Pass, runPass } from "./pass.ts";
import { type Situation, situationOf } from "./situation.ts";

/** What the graph says of every node, as arrays. */
export interface VerdictTable {
  readonly situation: Situation;
  /** For *yes*, for *yes or conditional*, and for what not even the unread could add to. */
  readonly passes: readonly [Pass, Pass, Pass];
  /** By node: production resources it reaches as surely as its verdict is. */
  readonly resources: Uint32Array;
  /** What counts were made of, to change them; null where there were too many classes to keep. */
  readonly kept: { readonly classes: Classes; readonly reached: ReachSets } | null;
}

/** Classes that can be added later without counting everything again. */
const SPARE = 64;

/** Decides for every node of a graph; linear in nodes and edges. */
export function verdicts(graph: Graph, production: Uint8Array | ((node: number) => boolean)): VerdictTable {
  return verdictsIn(situationOf(graph, production));
}

/** Decides for every node of a situation. */
export function verdictsIn(situation: Situation): VerdictTable {
  const size = nodeCount(situation.graph);
  const nodes = Uint32Array.from({ length: size }, (_, node) => node);
  const part = { nodes, is: new Uint8Array(size).fill(1) };
  const passes = [emptyPass(YES, size), emptyPass(CONDITIONAL, size), emptyPass(UNKNOWN, size)] as const;
  for (const pass of passes) runPass(situation, pass, part);
  const resources = new Uint32Array(size);
  const classes = classesOf(situation);
  if (classes.sizes.length <= BLOCK) {
    const reached = emptySets(passes, size, Math.min(BLOCK, classes.sizes.length + SPARE));
    countResources(situation, passes, reached, { classOf: classes.of, sizes: classes.sizes }, nodes, resources);
    return { situation, passes: [...passes], resources, kept: { classes, reached } };
  }
  for (let first = 0; first < classes.sizes.length; first += BLOCK) {
    const sizes = classes.sizes.slice(first, first + BLOCK);
    const classOf = classes.of.map((number) => (number > first && number <= first + BLOCK ? number - first : 0));
    countResources(situation, passes, emptySets(passes, size, BLOCK), { classOf, sizes }, nodes, resources);
  }
  return { situation, passes: [...passes], resources, kept: null };
}

const REACHES: readonly Reaches[] = ["no", "yes", "conditional", "unknown"];

/** What a table says of one node. */
export function verdictOf({ situation, passes, resources }: VerdictTable, node: number): ReachVerdict {
  const surely = surelyOf(passes, node);
  const reaches = REACHES[surely] ?? "no";
  const pass = passes[surely - 1];
  if (!pass) return { reaches, ability: null, conditionalAbility: null, chainLength: null, resources: 0, next: null };
  if (surely === UNKNOWN) {
    return { ...NOTHING_SURE, reaches, resources: resources[node] ?? 0 };
  }
  const ability = pass.ability[node] ?? 0;
  const conditional = passes[CONDITIONAL - 1]?.ability[node] ?? 0;
  return {
    reaches,
    ability: abilityOf(ability),
    conditionalAbility: conditional > ability ? abilityOf(conditional) : null,
    chainLength: pass.length[node] ?? 0,
    resources: resources[node] ?? 0,
    next: keyOf(situation.graph, pass.next[node] ?? 0),
  };
}

const NOTHING_SURE = { ability: null, conditionalAbility: null, chainLength: null, next: null } as const;
