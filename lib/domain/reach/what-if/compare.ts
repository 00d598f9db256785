import { CONDITIONAL } from "../graph/columns.ts";
import { surelyOf } from "../verdicts/counts.ts";
import type { VerdictTable } from "../verdicts/table.ts";
import { verdictsAfter } from "../verdicts/verdicts.ts";
import { applyWhatIf, type Applied } from "./apply.ts";
import type { WhatIf } from "./what-if.ts";

/** Verdicts as they would be. */
export interface Compared {
  after: VerdictTable;
  /** Nodes whose verdict differs, in the order of the graph. */
  nodes: Uint32Array;
  missing: Applied["missing"];
}

/** Decides what would be different. The table stays as it is. */
export function compareWhatIf(before: VerdictTable, whatIf: WhatIf): Compared {
  const { situation, missing } = applyWhatIf(before.situation, whatIf);
  const after = verdictsAfter(before, situation);
  return { after, nodes: differingNodes(before, after), missing };
}

/** Nodes of which two tables of one graph do not say the same. */
export function differingNodes(one: VerdictTable, other: VerdictTable): Uint32Array {
  const nodes: number[] = [];
  for (let node = 0; node < one.resources.length; node += 1) if (!isSame(one, other, node)) nodes.push(node);
  return Uint32Array.from(nodes);
}

function isSame(one: VerdictTable, other: VerdictTable, node: number): boolean {
  const surely = surelyOf(one.passes, node);
  if (surely !== surelyOf(other.passes, node) || one.resources[node] !== other.resources[node]) return false;
  // Of *no* and *unknown* a verdict says no more.
  if (surely === 0 || surely > CONDITIONAL) return true;
  const [was, is] = [one.passes[surely - 1], other.passes[surely - 1]];
  if (was?.ability[node] !== is?.ability[node] || was?.length[node] !== is?.length[node]) return false;
  return was?.next[node] === is?.next[node] && strongestOf(one, node) === strongestOf(other, node);
}

/** The strongest ability under conditions, where that is stronger. */
function strongestOf({ passes: [yes, conditional] }: VerdictTable, node: number): number {
  return Math.max(yes.ability[node] ?? 0, conditional.ability[node] ?? 0);
}
