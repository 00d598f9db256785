import type { Columns, Graph } from "./columns.ts";

/** Adds the way back to columns; linear. */
export function withBackward(columns: Columns): Graph {
  const { outStart, to } = columns;
  const nodes = columns.nodeKey.length;
  const inStart = new Uint32Array(nodes + 1);
  for (const node of to) inStart[node + 1] = (inStart[node + 1] ?? 0) + 1;
  for (let node = 0; node < nodes; node += 1) inStart[node + 1] = (inStart[node + 1] ?? 0) + (inStart[node] ?? 0);
  const next = inStart.slice(0, nodes);
  const inFrom = new Uint32Array(to.length);
  const inEdge = new Uint32Array(to.length);
  for (let from = 0; from < nodes; from += 1) {
    const end = outStart[from + 1] ?? 0;
    for (let edge = outStart[from] ?? 0; edge < end; edge += 1) {
      const node = to[edge] ?? 0;
      const slot = next[node] ?? 0;
      next[node] = slot + 1;
      inFrom[slot] = from;
      inEdge[slot] = edge;
    }
  }
  return { ...columns, inStart, inFrom, inEdge };
}
