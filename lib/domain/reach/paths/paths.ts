import type { Ability } from "../ability.ts";
import type { EdgeAnswer } from "../edge.ts";
import { abilityCode, abilityOf, answerOf, sureness, UNKNOWN, YES } from "../graph/columns.ts";
import { compareLists } from "../graph/order.ts";
import { conditionCount } from "../graph/read.ts";
import type { Situation } from "../verdicts/situation.ts";
import { type Ends, type Field, fieldOf } from "./ends.ts";
import { type Budget, costOf, shortestWay, type Way } from "./shortest.ts";

/** One chain to a resource; its edges by number, to be read as they were told. */
export interface ReachPath {
  edges: readonly number[];
  /** That of its least sure edge. */
  answer: EdgeAnswer;
  ability: Ability | null;
  conditions: number;
}

/** Paths, best first. */
export interface FoundPaths {
  paths: ReachPath[];
  /** False where the search was given up, so that there may be better ones than the last, and more. */
  isComplete: boolean;
}

export const MOST_PATHS = 20;

/** Edges that one question may look at: some hundred milliseconds. */
const BUDGET = 5_000_000;

/** Finds paths in one situation; what was measured for production is kept, so that one more question costs little. */
export class PathFinder {
  readonly #situation: Situation;
  readonly #fields = new Map<string, Field>();

  constructor(situation: Situation) {
    this.#situation = situation;
  }

  /**
   * The best paths from a node: surest first, then shortest, then those with the fewest conditions, then in the order of the
   * graph. No path goes through a node twice.
   *
   * @param count at most {@link MOST_PATHS}
   */
  find(from: number, ends: Ends, count = MOST_PATHS, edges = BUDGET): FoundPaths {
    const budget = { edges };
    const most = Math.min(count, MOST_PATHS);
    const paths: ReachPath[] = [];
    for (let surely = YES; surely <= UNKNOWN && paths.length < most; surely += 1) {
      const field = this.#fieldOf(surely, ends);
      for (const { edges: way } of waysOf(field, from, budget)) {
        const path = pathOf(this.#situation, way);
        // Surer ones were found before.
        if (worstOf(this.#situation, way) === surely) paths.push(path);
        if (paths.length >= most) break;
      }
    }
    return { paths, isComplete: budget.edges >= 0 };
  }

  #fieldOf(surely: number, ends: Ends): Field {
    if (ends.to !== null) return fieldOf(this.#situation, surely, ends);
    const name = `${surely} ${ends.ability ?? ""}`;
    const field = this.#fields.get(name) ?? fieldOf(this.#situation, surely, ends);
    this.#fields.set(name, field);
    return field;
  }
}

/** A way that was found, and where the ways that were not yet found may leave it. */
interface Candidate extends Way {
  /** The first edge that may be another one. */
  free: number;
  /** What may not be gone there. */
  forbidden: ReadonlySet<number>;
}

/**
 * Every way without a cycle, cheapest first (Yen's algorithm in Lawler's form): after each one that is found, those that are
 * left fall into parts by where they leave it, and each part has a cheapest.
 */
function* waysOf(field: Field, from: number, budget: Budget): Generator<Way> {
  if (field.distance[from] === 0) return;
  const first = shortestWay(field, from, { nodes: new Set([from]), edges: new Set() }, budget);
  const candidates: Candidate[] = first ? [{ ...first, free: 0, forbidden: new Set() }] : [];
  for (let found = candidates.shift(); found; found = candidates.shift()) {
    yield found;
    const { graph } = field.situation;
    const passed = new Set<number>();
    let node = from;
    let gone = 0;
    for (const [place, edge] of found.edges.entries()) {
      passed.add(node);
      if (place >= found.free) {
        const forbidden = new Set(place === found.free ? found.forbidden : []).add(edge);
        const way = shortestWay(field, node, { nodes: passed, edges: forbidden }, budget);
        if (budget.edges < 0) return;
        if (way) {
          const edges = [...found.edges.slice(0, place), ...way.edges];
          insert(candidates, { edges, cost: gone + way.cost, free: place, forbidden });
        }
      }
      gone += costOf(field, edge);
      node = graph.to[edge] ?? 0;
    }
  }
}

function insert(candidates: Candidate[], candidate: Candidate): void {
  const after = candidates.findIndex((other) => compareWays(candidate, other) < 0);
  candidates.splice(after === -1 ? candidates.length : after, 0, candidate);
}

function compareWays(one: Way, other: Way): number {
  return one.cost - other.cost || compareLists(one.edges, other.edges);
}

function worstOf({ mark }: Situation, edges: readonly number[]): number {
  return edges.reduce((worst, edge) => Math.max(worst, sureness(mark[edge] ?? 0)), 0);
}

function pathOf(situation: Situation, edges: readonly number[]): ReachPath {
  const { graph, mark } = situation;
  return {
    edges,
    answer: answerOf(worstOf(situation, edges)),
    ability: abilityOf(abilityCode(mark[edges.at(-1) ?? 0] ?? 0)),
    conditions: edges.reduce((count, edge) => count + conditionCount(graph, edge), 0),
  };
}
