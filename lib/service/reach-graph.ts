import { newestGraphId, readNewestGraph } from "#lib/db/reach/read-graph.ts";
import type { Database } from "#lib/db/database.ts";
import { PRODUCTION } from "#lib/domain/environments/rule.ts";
import { keyOf } from "#lib/domain/reach/graph/read.ts";
import { PathFinder } from "#lib/domain/reach/paths/paths.ts";
import { decodeGraph } from "#lib/domain/reach/snapshot/decode.ts";
import type { VerdictTable } from "#lib/domain/reach/verdicts/table.ts";
import { verdicts } from "#lib/domain/reach/verdicts/verdicts.ts";
import type { StoredGraph } from "#lib/db/reach/read-graph.ts";

/** The newest graph with what it says of every node, ready to answer. */
export interface LoadedGraph extends Omit<StoredGraph, "snapshot"> {
  table: VerdictTable;
  paths: PathFinder;
}

const loaded = new WeakMap<Database, Promise<LoadedGraph | null>>();

/**
 * The newest graph, loaded once for each database and again when there is a newer one. Null: none was made yet, because
 * nothing was collected.
 */
export async function loadGraph(database: Database): Promise<LoadedGraph | null> {
  const [newest, before] = await Promise.all([newestGraphId(database.pool), loaded.get(database)]);
  if (before && before.id === newest) return before;
  const next = load(database);
  loaded.set(database, next);
  next.catch(() => loaded.delete(database));
  return next;
}

async function load({ pool }: Database): Promise<LoadedGraph | null> {
  const stored = await readNewestGraph(pool);
  if (!stored) return null;
  const { snapshot, environments, ...rest } = stored;
  const graph = decodeGraph(snapshot);
  const table = verdicts(graph, (node) => environments.get(keyOf(graph, node))?.name === PRODUCTION);
  return { ...rest, environments, table, paths: new PathFinder(table.situation) };
}
