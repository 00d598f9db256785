import { IDENTITY, isOfType } from "../graph/columns.ts";
import type { Pass } from "../verdicts/pass.ts";
import type { Situation } from "../verdicts/situation.ts";

/** What a person can take away: an identity or hub, one edge, one place in a document, or all a document gives. */
export type CutKind = "node" | "edge" | "evidence" | "document";

/** Something whose removal cuts identities off from production. */
export interface Cut extends Loss {
  kind: CutKind;
  /** The number of a node, an edge, a piece of evidence, or the text of a document's alias. */
  what: number;
  /** How many edges go with it. */
  edges: number;
}

/** Identities that no longer reach production. A node that is taken away itself is not among them. */
export interface Loss {
  identities: number;
  /** The sum of what they could do there, 1 for `read` to 5 for `admin` each. */
  weight: number;
}

/** What it counts to cut off one node: nothing for hubs, resources and who is not counted. */
export function weightOf({ graph, counted }: Situation, { ability }: Pass, node: number): number {
  if (counted?.[node] === 0) return 0;
  return isOfType(graph, node, IDENTITY) ? (ability[node] ?? 0) : 0;
}

const KINDS: readonly CutKind[] = ["edge", "evidence", "document", "node"];

/** What cuts most first; of the same, what takes least away; then as the graph has it. */
export function compareCuts(one: Cut, other: Cut): number {
  return (
    other.weight - one.weight ||
    other.identities - one.identities ||
    one.edges - other.edges ||
    KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
    one.what - other.what
  );
}
