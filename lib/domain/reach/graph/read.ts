import type { EdgeCondition, EdgeEvidence, GraphEdge, GraphNode } from "../edge.ts";
import { abilityCode, abilityOf, answerOf, type Graph, NODE_TYPES, nodeCount, UNTOLD } from "./columns.ts";
import { findNumber, findText, textAt } from "./texts.ts";

/** The number of a node; -1 where the graph has none of that key. */
export function indexOf(graph: Graph, key: string): number {
  const text = findText(graph, key);
  return text === -1 ? -1 : findNumber(graph.nodeKey, text);
}

export function keyOf(graph: Graph, node: number): string {
  return textAt(graph, graph.nodeKey[node] ?? 0);
}

/** A node as it was told. */
export function nodeAt(graph: Graph, node: number): GraphNode {
  const container = graph.nodeContainer[node] ?? 0;
  return {
    key: keyOf(graph, node),
    type: NODE_TYPES[(graph.nodeType[node] ?? 0) & ~UNTOLD] ?? "identity",
    system: textAt(graph, graph.nodeSystem[node] ?? 0),
    kind: textAt(graph, graph.nodeKind[node] ?? 0),
    name: textAt(graph, graph.nodeName[node] ?? 0),
    container: container === 0 ? null : textAt(graph, container - 1),
  };
}

/** How many nodes edges name and nobody told. */
export function countUntold(graph: Graph): number {
  return graph.nodeType.reduce((count, type) => count + ((type & UNTOLD) === 0 ? 0 : 1), 0);
}

/** Where an edge begins. */
export function fromOf({ outStart }: Graph, edge: number): number {
  let from = 0;
  let to = outStart.length - 1;
  // The last node whose edges begin at or before this one.
  while (to - from > 1) {
    const middle = (from + to) >>> 1;
    if ((outStart[middle] ?? 0) <= edge) from = middle;
    else to = middle;
  }
  return from;
}

/** An edge as it was told. */
export function edgeAt(graph: Graph, edge: number): GraphEdge {
  const mark = graph.mark[edge] ?? 0;
  const note = graph.note[edge] ?? 0;
  return {
    kind: textAt(graph, graph.kindText[graph.kind[edge] ?? 0] ?? 0),
    from: keyOf(graph, fromOf(graph, edge)),
    to: keyOf(graph, graph.to[edge] ?? 0),
    ability: abilityOf(abilityCode(mark)),
    answer: answerOf(mark),
    evidence: Array.from(evidenceOf(graph, edge), (piece) => evidenceAt(graph, piece)),
    conditions: listOf(graph.conditionStart, graph.condition, note).map((condition) => conditionAt(graph, condition)),
    unread: listOf(graph.unreadStart, graph.unread, note).map((clause) => textAt(graph, clause)),
  };
}

/** The pieces of evidence an edge stands on, by number. */
export function evidenceOf(graph: Graph, edge: number): Uint32Array {
  const note = graph.note[edge] ?? 0;
  return graph.evidence.subarray(graph.evidenceStart[note] ?? 0, graph.evidenceStart[note + 1] ?? 0);
}

export function evidenceAt(graph: Graph, piece: number): EdgeEvidence {
  const place = graph.evidencePlace[piece] ?? 0;
  return {
    alias: textAt(graph, graph.evidenceAlias[piece] ?? 0),
    place: place === 0 ? null : textAt(graph, place - 1),
  };
}

/** How many conditions an edge stands under. */
export function conditionCount(graph: Graph, edge: number): number {
  const note = graph.note[edge] ?? 0;
  return (graph.conditionStart[note + 1] ?? 0) - (graph.conditionStart[note] ?? 0);
}

function conditionAt(graph: Graph, condition: number): EdgeCondition {
  return {
    kind: textAt(graph, graph.conditionKind[condition] ?? 0) as EdgeCondition["kind"],
    words: textAt(graph, graph.conditionWords[condition] ?? 0),
  };
}

function listOf(start: Uint32Array, items: Uint32Array, note: number): number[] {
  return Array.from(items.subarray(start[note] ?? 0, start[note + 1] ?? 0));
}

/** Every node and edge, as a builder would yield them. */
export function* elementsOf(graph: Graph): Generator<GraphNode | GraphEdge> {
  for (let node = 0; node < nodeCount(graph); node += 1) {
    if (((graph.nodeType[node] ?? 0) & UNTOLD) === 0) yield nodeAt(graph, node);
  }
  for (let edge = 0; edge < graph.to.length; edge += 1) yield edgeAt(graph, edge);
}
