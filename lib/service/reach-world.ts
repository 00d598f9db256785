import { setImmediate as pause } from "node:timers/promises";
import type { Database } from "#lib/db/database.ts";
import { readReachRows, type ReachRow } from "#lib/db/reach/read-rows.ts";
import { type Graph, nodeCount } from "#lib/domain/reach/graph/columns.ts";
import { indexOf } from "#lib/domain/reach/graph/read.ts";
import type { Situation } from "#lib/domain/reach/verdicts/situation.ts";
import { type LoadedGraph, loadGraph } from "./reach-graph.ts";

/** The newest graph with the inventory it gave its verdicts to. */
export interface ReachWorld {
  loaded: LoadedGraph;
  graph: Graph;
  /** The graph's, in which only machines count. */
  situation: Situation;
  /** Machines as the inventory shows them. */
  machines: ReachRow[];
  /** The machine of a node. */
  machineOf: ReadonlyMap<number, ReachRow>;
  /** Pages of identities by alias, people's and vendors' too. */
  pages: ReadonlyMap<string, string>;
}

const worlds = new WeakMap<LoadedGraph, Promise<ReachWorld>>();

/** The newest graph and who is in it, read once for each graph. Null: none was made yet. */
export async function reachWorld(database: Database): Promise<ReachWorld | null> {
  const loaded = await loadGraph(database);
  return loaded && oncePer(worlds, loaded, () => readWorld(database, loaded));
}

async function readWorld({ pool }: Database, loaded: LoadedGraph): Promise<ReachWorld> {
  const rows = await readReachRows(pool);
  const { situation } = loaded.table;
  const { graph } = situation;
  const machines = rows.filter(({ isMachine }) => isMachine);
  const machineOf = new Map<number, ReachRow>();
  const counted = new Uint8Array(nodeCount(graph));
  for (const machine of machines) {
    const node = indexOf(graph, machine.alias);
    if (node === -1) continue;
    counted[node] = 1;
    machineOf.set(node, machine);
  }
  const pages = new Map(rows.map(({ alias, id }) => [alias, id]));
  return { loaded, graph, situation: { ...situation, counted }, machines, machineOf, pages };
}

/** What costs much, computed once for each key; what failed is tried again. */
export function oncePer<Key extends object, Answer>(
  kept: WeakMap<Key, Promise<Answer>>,
  key: Key,
  compute: () => Promise<Answer>,
): Promise<Answer> {
  const known = kept.get(key);
  if (known) return known;
  const answer = compute();
  kept.set(key, answer);
  answer.catch(() => kept.delete(key));
  return answer;
}

/** How long a computation may hold up everybody else. */
const SLICE_MS = 20;

/** Lets others have their turn once this one has lasted long enough. */
export function turns(): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < SLICE_MS) return;
    await pause();
    begun = performance.now();
  };
}
