import { isEdge, type GraphEdge, type GraphElement, type GraphNode } from "../edge.ts";
import { markOf, NODE_TYPES, RESOURCE, UNTOLD } from "./columns.ts";
import { Growing, Interner, ListInterner } from "./growing.ts";

/** What a graph is made of, numbered as it came. */
export interface Collected {
  texts: Interner;
  nodes: Interner;
  /** Texts and types by node; those that were told have a system. */
  told: Map<number, ToldNode>;
  /** Nodes nobody told that some edge gives an ability at. */
  givenAt: Set<number>;
  kinds: Interner;
  evidence: ListInterner;
  conditions: ListInterner;
  /** Pairs of conditions and what was not read; both are few. */
  doubts: ListInterner;
  /** Pairs of evidence and doubts. */
  notes: ListInterner;
  evidenceLists: ListInterner;
  conditionLists: ListInterner;
  unreadLists: ListInterner;
  edges: Record<"from" | "to" | "kind" | "mark" | "note", Growing>;
}

/** Numbers of texts. */
export interface ToldNode {
  type: number;
  system: number;
  kind: number;
  name: number;
  container: number | null;
}

/** What is said of a node that only edges name. */
const NOT_TOLD = "unknown";

/** The first pair of empty lists. */
const NO_DOUBTS = 0;

/** Takes elements apart, each text once. */
export function collect(elements: Iterable<GraphElement>): Collected {
  const collected: Collected = {
    ...{ texts: new Interner(), nodes: new Interner(), told: new Map(), givenAt: new Set(), kinds: new Interner() },
    ...{ evidence: new ListInterner(), conditions: new ListInterner() },
    ...{ doubts: new ListInterner(), notes: new ListInterner() },
    ...{ evidenceLists: new ListInterner(), conditionLists: new ListInterner(), unreadLists: new ListInterner() },
    edges: { from: new Growing(), to: new Growing(), kind: new Growing(), mark: new Growing(), note: new Growing() },
  };
  collected.doubts.codeOf([collected.conditionLists.codeOf([]), collected.unreadLists.codeOf([])]);
  for (const element of elements) {
    if (isEdge(element)) addEdge(collected, element);
    else addNode(collected, element);
  }
  return collected;
}

/** The node an edge names; its key is a text that pages show too. */
function nodeOf({ nodes, texts }: Collected, key: string): number {
  const node = nodes.codeOf(key);
  if (node === nodes.size - 1) texts.codeOf(key);
  return node;
}

function addNode(collected: Collected, node: GraphNode): void {
  const { texts, told } = collected;
  const code = nodeOf(collected, node.key);
  if (told.has(code)) return;
  told.set(code, {
    type: NODE_TYPES.indexOf(node.type),
    system: texts.codeOf(node.system),
    kind: texts.codeOf(node.kind),
    name: texts.codeOf(node.name),
    container: node.container === null ? null : texts.codeOf(node.container),
  });
}

function addEdge(collected: Collected, edge: GraphEdge): void {
  const { edges, kinds, texts, givenAt } = collected;
  const to = nodeOf(collected, edge.to);
  if (edge.ability !== null) givenAt.add(to);
  const kind = kinds.codeOf(edge.kind);
  if (kind === kinds.size - 1) texts.codeOf(edge.kind);
  edges.from.push(nodeOf(collected, edge.from));
  edges.to.push(to);
  edges.kind.push(kind);
  edges.mark.push(markOf(edge.answer, edge.ability));
  edges.note.push(noteOf(collected, edge));
}

/** What is said of an edge beside where it leads, once for all edges it is said of. */
function noteOf(collected: Collected, edge: GraphEdge): number {
  const { texts, evidence } = collected;
  const pieces = edge.evidence.map(({ alias, place }) =>
    evidence.codeOf([texts.codeOf(alias), place === null ? 0 : texts.codeOf(place) + 1]),
  );
  return collected.notes.codeOf([collected.evidenceLists.codeOf(pieces), doubtsOf(collected, edge)]);
}

/** Conditions and what was not read; of most edges neither. */
function doubtsOf(collected: Collected, { conditions, unread }: GraphEdge): number {
  if (conditions.length === 0 && unread.length === 0) return NO_DOUBTS;
  const { texts } = collected;
  const held = conditions.map(({ kind, words }) =>
    collected.conditions.codeOf([texts.codeOf(kind), texts.codeOf(words)]),
  );
  return collected.doubts.codeOf([
    collected.conditionLists.codeOf(held),
    collected.unreadLists.codeOf(unread.map((clause) => texts.codeOf(clause))),
  ]);
}

/** What is known of a node, told or not. */
export function toldOf({ told, texts, givenAt }: Collected, node: number, key: string): ToldNode {
  const known = told.get(node);
  if (known) return known;
  const unknown = texts.codeOf(NOT_TOLD);
  const type = UNTOLD | (givenAt.has(node) ? RESOURCE : 0);
  return { type, system: unknown, kind: unknown, name: texts.codeOf(key), container: null };
}
