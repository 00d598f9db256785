import { type Ability, strengthOf } from "../ability.ts";
import type { EdgeAnswer, EdgeKind, GraphNode } from "../edge.ts";
import type { Graph } from "../graph/columns.ts";
import { edgeAt, indexOf, nodeAt } from "../graph/read.ts";
import type { ReachPath } from "../paths/paths.ts";
import type { ReachVerdict } from "../verdict.ts";

/** Where more of something is shown: an identity, a fact of one in its evidence, or a resource. */
export type PlaceShown = { identity: string; fact: string | null } | { resource: string };

/** One end of a hop. */
export interface HopEnd extends Omit<GraphNode, "container"> {
  page: PlaceShown | null;
}

/** What a hop stands on. */
export interface HopEvidence {
  alias: string;
  /** `rule 2`, `line 41`; null: all of it. */
  place: string | null;
  page: PlaceShown | null;
}

/** One edge of a path, in words. */
export interface HopView {
  /** Id of the kind of edge: `kubernetes/run-workloads`. */
  edge: string;
  from: HopEnd;
  /** What `from` does, between the names of both ends. */
  clause: string;
  to: HopEnd;
  ability: Ability | null;
  answer: EdgeAnswer;
  /** What must hold beside, in clauses. */
  conditions: string[];
  /** What was not read, in clauses. */
  unread: string[];
  evidence: HopEvidence[];
}

/** One chain; as sure as its least sure hop. */
export interface PathView {
  answer: EdgeAnswer;
  /** The strongest of what it gives at its end. */
  ability: Ability | null;
  /** What else the same steps give there, strongest first; what they stand on may be other rules. */
  also: Ability[];
  hops: HopView[];
}

/** How far sources were read that a graph is made of. */
export interface ReadBasis {
  sources: number;
  /** Some part of these was not read, or not completely. */
  incomplete: number;
  /** When the one was read that was read longest ago. */
  oldestReadAt: string | null;
}

/** Chains of one identity to production, or to one resource. */
export interface PathsView {
  from: HopEnd;
  /** The resource asked for; null is any that is production. */
  to: HopEnd | null;
  verdict: ReachVerdict;
  /** Best first; the first gives the ability of the verdict. */
  paths: PathView[];
  /** There may be more. */
  isCut: boolean;
  basis: ReadBasis;
  /** Of the graph: the newest time anything in it was read. */
  asOf: string;
}

/**
 * A path in words.
 * @param kinds every kind of edge there is, by id
 */
export function pathView(graph: Graph, path: ReachPath, kinds: ReadonlyMap<string, EdgeKind>): PathView {
  const { answer, ability, edges } = path;
  return { answer, ability, also: [], hops: edges.map((edge) => hopView(graph, edge, kinds)) };
}

/** Chains of the same steps, as sure as each other, told once: with the strongest of what they give. */
export function foldedPaths(paths: readonly PathView[]): PathView[] {
  const folded = new Map<string, PathView>();
  for (const path of paths) {
    const steps = JSON.stringify([path.answer, path.hops.map(({ from, to }) => [from.key, to.key])]);
    const known = folded.get(steps);
    folded.set(steps, known ? together(known, path) : path);
  }
  return [...folded.values()];
}

function together(one: PathView, other: PathView): PathView {
  const strength = ({ ability }: PathView): number => (ability === null ? -1 : strengthOf(ability));
  const [most, least] = strength(other) > strength(one) ? [other, one] : [one, other];
  const rest = [...one.also, ...other.also, ...(least.ability === null ? [] : [least.ability])];
  const also = [...new Set(rest)].filter((ability) => ability !== most.ability);
  return { ...most, also: also.toSorted((a, b) => strengthOf(b) - strengthOf(a)) };
}

function hopView(graph: Graph, number: number, kinds: ReadonlyMap<string, EdgeKind>): HopView {
  const edge = edgeAt(graph, number);
  return {
    edge: edge.kind,
    from: endOf(graph, edge.from),
    clause: kinds.get(edge.kind)?.clause ?? "leads to",
    to: endOf(graph, edge.to),
    ability: edge.ability,
    answer: edge.answer,
    conditions: edge.conditions.map(({ words }) => words),
    unread: [...edge.unread],
    evidence: edge.evidence.map(({ alias, place }) => ({ alias, place, page: null })),
  };
}

/** A node without a page. */
export function endOf(graph: Graph, key: string): HopEnd {
  const { container: _container, ...node } = nodeAt(graph, indexOf(graph, key));
  return { ...node, page: null };
}
