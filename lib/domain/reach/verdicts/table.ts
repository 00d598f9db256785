import type { Reaches, ReachVerdict } from "../verdict.ts";
import { abilityOf, CONDITIONAL, UNKNOWN } from "../graph/columns.ts";
import { keyOf } from "../graph/read.ts";
import type { Classes } from "./classes.ts";
import { type ReachSets, surelyOf } from "./counts.ts";
import type { Passes } from "./pass.ts";
import type { Situation } from "./situation.ts";

/** What the graph says of every node, as arrays. */
export interface VerdictTable {
  readonly situation: Situation;
  readonly passes: Passes;
  /** By node: production resources it reaches as surely as its verdict is. */
  readonly resources: Uint32Array;
  /** What counts were made of, to change them; null where there were too many classes to keep. */
  readonly kept: Kept | null;
}

interface Kept {
  readonly classes: Classes;
  readonly reached: ReachSets;
  /** How many sets there were when all was counted. */
  readonly begun: number;
}

const REACHES: readonly Reaches[] = ["no", "yes", "conditional", "unknown"];

/** What a table says of one node. Of what is unknown it counts the resources that could be reached. */
export function verdictOf({ situation, passes, resources }: VerdictTable, node: number): ReachVerdict {
  const surely = surelyOf(passes, node);
  const reaches = REACHES[surely] ?? "no";
  const pass = passes[surely - 1];
  if (!pass || surely === UNKNOWN) {
    const nothing = { ability: null, conditionalAbility: null, chainLength: null, next: null };
    return { ...nothing, reaches, resources: resources[node] ?? 0 };
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
