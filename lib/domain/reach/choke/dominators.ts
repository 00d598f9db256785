import { abilityCode, becomes, isAsSureAs, nodeCount } from "../graph/columns.ts";
import type { Pass } from "../verdicts/pass.ts";
import type { Situation } from "../verdicts/situation.ts";

/**
 * What every path of a node to production goes through. Numbers are places in `nodes`; 0 is production itself, all of it as
 * one, and no node.
 */
export interface Dominators {
  /** By place. */
  readonly nodes: Uint32Array;
  /** By node: its place; 0 for nodes that do not reach production. */
  readonly placeOf: Uint32Array;
  /** By place: the next place that every path goes through. */
  readonly over: Uint32Array;
}

/** Visits the edges of a node that hold: the nodes they lead to, null for production. */
export function leadingEdges(
  { graph, mark, production }: Situation,
  surely: number,
  node: number,
  visit: (edge: number, target: number | null) => void,
): void {
  const end = graph.outStart[node + 1] ?? 0;
  for (let edge = graph.outStart[node] ?? 0; edge < end; edge += 1) {
    const seen = mark[edge] ?? 0;
    if (!isAsSureAs(seen, surely)) continue;
    const target = graph.to[edge] ?? 0;
    if (abilityCode(seen) === 0) visit(edge, target);
    else if (production[target] === 1) visit(edge, null);
  }
}

/**
 * Dominators by Lengauer and Tarjan ("A fast algorithm for finding dominators in a flowgraph", 1979, the simple form), on
 * the graph turned around, with production as its root. Nothing calls itself: chains are long.
 */
export function dominatorsOf(situation: Situation, pass: Pass): Dominators {
  const { nodes, placeOf, parent } = numberNodes(situation, pass);
  const size = nodes.length;
  const semi = Uint32Array.from({ length: size }, (_, place) => place);
  const label = semi.slice();
  const ancestor = new Int32Array(size).fill(-1);
  const over = new Uint32Array(size);
  const bucket = new Int32Array(size).fill(-1);
  const nextInBucket = new Int32Array(size).fill(-1);
  const path: number[] = [];

  /** Of what stands between a place and the root of its tree the one with the least semidominator. */
  const evaluate = (place: number): number => {
    if (ancestor[place] === -1) return place;
    let at = place;
    while (ancestor[ancestor[at] ?? 0] !== -1) {
      path.push(at);
      at = ancestor[at] ?? 0;
    }
    for (let below = path.pop(); below !== undefined; below = path.pop()) {
      const above = ancestor[below] ?? 0;
      if ((semi[label[above] ?? 0] ?? 0) < (semi[label[below] ?? 0] ?? 0)) label[below] = label[above] ?? 0;
      ancestor[below] = ancestor[above] ?? 0;
    }
    return label[place] ?? 0;
  };

  for (let place = size - 1; place > 0; place -= 1) {
    leadingEdges(situation, pass.surely, nodes[place] ?? 0, (_, target) => {
      const before = target === null ? 0 : (placeOf[target] ?? 0);
      if (target !== null && before === 0) return;
      const least = semi[evaluate(before)] ?? 0;
      if (least < (semi[place] ?? 0)) semi[place] = least;
    });
    const at = semi[place] ?? 0;
    nextInBucket[place] = bucket[at] ?? -1;
    bucket[at] = place;
    const above = parent[place] ?? 0;
    ancestor[place] = above;
    for (let waiting = bucket[above] ?? -1; waiting !== -1; waiting = nextInBucket[waiting] ?? -1) {
      const least = evaluate(waiting);
      over[waiting] = (semi[least] ?? 0) < (semi[waiting] ?? 0) ? least : above;
    }
    bucket[above] = -1;
  }
  for (let place = 1; place < size; place += 1) {
    if (over[place] !== semi[place]) over[place] = over[over[place] ?? 0] ?? 0;
  }
  return { nodes, placeOf, over };
}

interface Numbered {
  nodes: Uint32Array;
  placeOf: Uint32Array;
  parent: Uint32Array;
}

/** Numbers nodes depth first, backwards from production. */
function numberNodes(situation: Situation, { surely, ability }: Pass): Numbered {
  const { graph, mark } = situation;
  const { inStart, inFrom, inEdge } = graph;
  const size = nodeCount(graph);
  const nodes = new Uint32Array(size + 1);
  const placeOf = new Uint32Array(size);
  const parent = new Uint32Array(size + 1);
  const cursor = inStart.slice(0, size);
  const open = new Uint32Array(size);
  let places = 1;
  let depth = 0;
  const enter = (node: number, from: number): void => {
    nodes[places] = node;
    placeOf[node] = places;
    parent[places] = from;
    places += 1;
    open[depth] = node;
    depth += 1;
  };
  for (let door = 0; door < size; door += 1) {
    if (ability[door] === 0 || placeOf[door] !== 0 || !isDoor(situation, surely, door)) continue;
    enter(door, 0);
    while (depth > 0) {
      const node = open[depth - 1] ?? 0;
      const slot = cursor[node] ?? 0;
      if (slot === inStart[node + 1]) {
        depth -= 1;
        continue;
      }
      cursor[node] = slot + 1;
      const from = inFrom[slot] ?? 0;
      if (placeOf[from] === 0 && becomes(mark[inEdge[slot] ?? 0] ?? 0, surely)) enter(from, placeOf[node] ?? 0);
    }
  }
  return { nodes: nodes.slice(0, places), placeOf, parent: parent.slice(0, places) };
}

/** Whether a node has an edge into production. */
function isDoor(situation: Situation, surely: number, node: number): boolean {
  let found = false;
  leadingEdges(situation, surely, node, (_, target) => {
    found ||= target === null;
  });
  return found;
}
