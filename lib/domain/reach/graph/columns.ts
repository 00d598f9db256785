import { ABILITIES, type Ability } from "../ability.ts";
import type { EdgeAnswer, GraphNode } from "../edge.ts";

/**
 * A graph as arrays of numbers: nodes and edges are numbered, and every text, piece of evidence and condition is kept once.
 * The order of everything follows from what is in it, so the same facts are the same arrays, whoever built them.
 */
export const COLUMNS = {
  /** Where each text begins in `textBytes`, and where the last one ends. Texts are sorted. */
  textStart: Uint32Array,
  /** UTF-8. */
  textBytes: Uint8Array,
  /** Texts; nodes are sorted by key. */
  nodeKey: Uint32Array,
  /** One of {@link NODE_TYPES}, and {@link UNTOLD}. */
  nodeType: Uint8Array,
  nodeSystem: Uint32Array,
  nodeKind: Uint32Array,
  nodeName: Uint32Array,
  /** A text and 1; 0 is none. */
  nodeContainer: Uint32Array,
  /** Where the edges from each node begin, and where those of the last one end. */
  outStart: Uint32Array,
  /** Edges are sorted by where they begin, where they end, kind, mark and note. */
  to: Uint32Array,
  /** See {@link markOf}. */
  mark: Uint8Array,
  /** Places in `kindText`. */
  kind: Uint16Array,
  /** What is said of an edge beside: places in `evidenceStart`, `conditionStart` and `unreadStart` alike. */
  note: Uint32Array,
  kindText: Uint32Array,
  evidenceStart: Uint32Array,
  /** Places in `evidenceAlias` and `evidencePlace`. */
  evidence: Uint32Array,
  conditionStart: Uint32Array,
  /** Places in `conditionKind` and `conditionWords`. */
  condition: Uint32Array,
  unreadStart: Uint32Array,
  /** Texts. */
  unread: Uint32Array,
  evidenceAlias: Uint32Array,
  /** A text and 1; 0 is all of it. */
  evidencePlace: Uint32Array,
  conditionKind: Uint32Array,
  conditionWords: Uint32Array,
} as const;

export type ColumnName = keyof typeof COLUMNS;

type ColumnOf<Maker> = Maker extends Uint8ArrayConstructor
  ? Uint8Array
  : Maker extends Uint16ArrayConstructor
    ? Uint16Array
    : Uint32Array;

export type Columns = { readonly [Name in ColumnName]: ColumnOf<(typeof COLUMNS)[Name]> };

/** Columns, and the way back: for each node the edges that end there. */
export interface Graph extends Columns {
  readonly inStart: Uint32Array;
  readonly inFrom: Uint32Array;
  readonly inEdge: Uint32Array;
}

export const NODE_TYPES = ["identity", "hub", "resource"] as const satisfies readonly GraphNode["type"][];

export const IDENTITY = NODE_TYPES.indexOf("identity");
export const RESOURCE = NODE_TYPES.indexOf("resource");

/** Beside the type: edges name the node, and nobody told what it is. */
export const UNTOLD = 4;

const ANSWERS = ["yes", "conditional", "unknown"] as const satisfies readonly EdgeAnswer[];

/** Marks of becoming edges, by how sure they are: a mark of at most one of these is at least that sure. */
export const YES = 1;
export const CONDITIONAL = 2;
export const UNKNOWN = 3;

const ANSWER_BITS = 3;

/** The code of `admin`: see {@link abilityCode}. */
export const STRONGEST = ABILITIES.length;

/** The mark of an edge that an overlay takes away. */
export const REMOVED = 0;

/** How sure an edge is and what it gives, in one byte. */
export function markOf(answer: EdgeAnswer, ability: Ability | null): number {
  const code = ability === null ? 0 : ABILITIES.indexOf(ability) + 1;
  return (ANSWERS.indexOf(answer) + 1) | (code << 2);
}

/** 1 to 3 as {@link YES} to {@link UNKNOWN}; 0 for what was taken away. */
export function sureness(mark: number): number {
  return mark & ANSWER_BITS;
}

/** 0 for becoming, 1 for `read` to 5 for `admin`. */
export function abilityCode(mark: number): number {
  return mark >> 2;
}

/** Whether an edge is at least as sure as {@link YES}, {@link CONDITIONAL} or {@link UNKNOWN}. */
export function isAsSureAs(mark: number, surely: number): boolean {
  return sureness(mark) !== 0 && sureness(mark) <= surely;
}

/** Whether whoever has the beginning of an edge becomes its end, at least as surely. */
export function becomes(mark: number, surely: number): boolean {
  // A mark of becoming is its answer alone.
  return mark !== 0 && mark <= surely;
}

/** @throws RangeError for a mark of nothing */
export function answerOf(mark: number): EdgeAnswer {
  const answer = ANSWERS[sureness(mark) - 1];
  if (answer === undefined) throw new RangeError("no answer: the edge was taken away");
  return answer;
}

/** What a code stands for; null for becoming. */
export function abilityOf(code: number): Ability | null {
  return ABILITIES[code - 1] ?? null;
}

/** Whether a node is {@link IDENTITY} or {@link RESOURCE}, told or not. */
export function isOfType({ nodeType }: Columns, node: number, type: number): boolean {
  return ((nodeType[node] ?? 0) & ~UNTOLD) === type;
}

export function nodeCount(graph: Columns): number {
  return graph.nodeKey.length;
}
