import { isOfType, markOf, REMOVED, RESOURCE, sureness } from "../graph/columns.ts";
import { indexOf } from "../graph/read.ts";
import { findText } from "../graph/texts.ts";
import type { Situation } from "../verdicts/situation.ts";
import type { WhatIf, WhatIfAnswer } from "./what-if.ts";

/** A situation as it would be. */
export interface Applied {
  situation: Situation;
  /** What the graph has nothing of, as it was asked for: it may have gone meanwhile. */
  missing: { [Part in keyof WhatIf]: WhatIf[Part] };
}

/** Lays what would be different over a situation, which stays as it is; the graph is shared. */
export function applyWhatIf(before: Situation, whatIf: WhatIf): Applied {
  const situation = { ...before, mark: before.mark.slice(), production: before.production.slice() };
  return {
    situation,
    missing: {
      nodes: whatIf.nodes.filter((key) => !removeNode(situation, key)),
      edges: whatIf.edges.filter((edge) => !changeEdges(situation, edge)),
      // After edges, so that tightened evidence has the last word.
      evidence: whatIf.evidence.filter((piece) => !tighten(situation, piece)),
      production: whatIf.production.filter(({ key, is }) => !setProduction(situation, key, is)),
    },
  };
}

function removeNode({ graph, mark }: Situation, key: string): boolean {
  const node = indexOf(graph, key);
  if (node === -1) return false;
  mark.fill(REMOVED, graph.outStart[node], graph.outStart[node + 1]);
  const end = graph.inStart[node + 1] ?? 0;
  for (let slot = graph.inStart[node] ?? 0; slot < end; slot += 1) mark[graph.inEdge[slot] ?? 0] = REMOVED;
  return true;
}

function changeEdges({ graph, mark }: Situation, { kind, from, to, answer }: WhatIf["edges"][number]): boolean {
  const node = indexOf(graph, from);
  const target = indexOf(graph, to);
  const text = findText(graph, kind);
  if (node === -1 || target === -1 || text === -1) return false;
  let isFound = false;
  const end = graph.outStart[node + 1] ?? 0;
  for (let edge = graph.outStart[node] ?? 0; edge < end; edge += 1) {
    if (graph.to[edge] !== target || graph.kindText[graph.kind[edge] ?? 0] !== text) continue;
    isFound = true;
    // What goes with a node stays gone.
    if (mark[edge] !== REMOVED) mark[edge] = answered(graph.mark[edge] ?? 0, answer);
  }
  return isFound;
}

function tighten({ graph, mark }: Situation, { alias, place, answer }: WhatIf["evidence"][number]): boolean {
  const aliasText = findText(graph, alias);
  const placeText = place === null ? null : findText(graph, place);
  if (aliasText === -1 || placeText === -1) return false;
  const isMeant = graph.evidenceAlias.map((text, piece) =>
    text === aliasText && (placeText === null || graph.evidencePlace[piece] === placeText + 1) ? 1 : 0,
  );
  let isFound = false;
  for (let edge = 0; edge < mark.length; edge += 1) {
    const note = graph.note[edge] ?? 0;
    const pieces = graph.evidence.subarray(graph.evidenceStart[note] ?? 0, graph.evidenceStart[note + 1] ?? 0);
    if (!pieces.some((piece) => isMeant[piece] === 1)) continue;
    isFound = true;
    const seen = mark[edge] ?? 0;
    const tightened = answered(graph.mark[edge] ?? 0, answer);
    const isLess = tightened === REMOVED || sureness(tightened) > sureness(seen);
    if (seen !== REMOVED && isLess) mark[edge] = tightened;
  }
  return isFound;
}

function answered(mark: number, answer: WhatIfAnswer): number {
  return answer === "no" ? REMOVED : (mark & ~sureness(mark)) | markOf(answer, null);
}

function setProduction({ graph, production }: Situation, key: string, is: boolean): boolean {
  const node = indexOf(graph, key);
  if (node === -1 || !isOfType(graph, node, RESOURCE)) return false;
  production[node] = is ? 1 : 0;
  return true;
}
