import type { Graph } from "../graph/columns.ts";

/** Edges by what they stand on. */
export interface Bearing {
  /** Where the edges of each begin in `edges`, and where those of the last one end. */
  readonly start: Uint32Array;
  readonly edges: Uint32Array;
}

/** Edges by pieces of evidence, or by the texts of the aliases of whole documents. */
export function edgesByEvidence(graph: Graph, kind: "evidence" | "document"): Bearing {
  const isDocument = kind === "document";
  const size = isDocument ? graph.textStart.length - 1 : graph.evidenceAlias.length;
  const start = new Uint32Array(size + 1);
  eachBearing(graph, isDocument, (what) => {
    start[what + 1] = (start[what + 1] ?? 0) + 1;
  });
  for (let what = 0; what < size; what += 1) start[what + 1] = (start[what + 1] ?? 0) + (start[what] ?? 0);
  const edges = new Uint32Array(start[size] ?? 0);
  const next = start.slice(0, size);
  eachBearing(graph, isDocument, (what, edge) => {
    const place = next[what] ?? 0;
    edges[place] = edge;
    next[what] = place + 1;
  });
  return { start, edges };
}

/** Each edge with each piece it stands on; of a document that it stands on twice, once. */
function eachBearing(graph: Graph, isDocument: boolean, visit: (what: number, edge: number) => void): void {
  const { note, evidence, evidenceStart, evidenceAlias } = graph;
  for (let edge = 0; edge < note.length; edge += 1) {
    const begin = evidenceStart[note[edge] ?? 0] ?? 0;
    const end = evidenceStart[(note[edge] ?? 0) + 1] ?? 0;
    for (let at = begin; at < end; at += 1) {
      const what = wordOf(at);
      let isFirst = true;
      for (let before = begin; before < at; before += 1) if (wordOf(before) === what) isFirst = false;
      if (isFirst) visit(what, edge);
    }
  }
  function wordOf(at: number): number {
    const piece = evidence[at] ?? 0;
    return isDocument ? (evidenceAlias[piece] ?? 0) : piece;
  }
}

/** The edges that stand on one of them. */
export function edgesOn({ start, edges }: Bearing, what: number): Uint32Array {
  return edges.subarray(start[what] ?? 0, start[what + 1] ?? 0);
}
