import { readIdentityRow } from "#lib/db/identity-detail.ts";
import { IDENTITY, NODE_TYPES } from "#lib/domain/reach/graph/columns.ts";
import { indexOf, nodeAt } from "#lib/domain/reach/graph/read.ts";
import { MOST_PATHS, type ReachPath } from "#lib/domain/reach/paths/paths.ts";
import { EDGE_KINDS } from "#lib/domain/reach/registry.ts";
import type { ReachVerdict } from "#lib/domain/reach/verdict.ts";
import { verdictOf } from "#lib/domain/reach/verdicts/table.ts";
import { endOf, foldedPaths, type PathsView, pathView } from "#lib/domain/reach/views/path-view.ts";
import { InvalidInput, NotFound } from "#lib/errors.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";
import { type LoadedGraph, loadGraph } from "./reach-graph.ts";
import { withPages } from "./reach-pages.ts";
import { readBasis } from "./reach-read.ts";

/** What of the chains of an identity is asked for. */
export interface PathsQuery {
  /** Key of a resource; absent: any that is production. */
  to?: string;
  /** Chains at most; absent: as many as are ever told. */
  count?: number;
}

/**
 * The chains of one identity, by its key or id, to production or to one resource: the surest first, then the shortest. They
 * are those of the newest graph; the past has verdicts, and no chains.
 * @throws NotFound where no graph has the identity or the resource, and says why
 * @throws InvalidInput where what is asked for is no identity, or no resource
 */
export async function readPaths(context: Context, identity: string, query: PathsQuery = {}): Promise<PathsView> {
  authorize(context.actor, "inventory.read");
  const [loaded, key] = await Promise.all([openGraph(context), keyOf(context, identity)]);
  const from = nodeOf(loaded, key, "identity");
  const to = query.to === undefined ? null : nodeOf(loaded, query.to, "resource");
  const found = find(loaded, from, to, query.count ?? MOST_PATHS);
  const { graph } = loaded.table.situation;
  const view: PathsView = {
    from: endOf(graph, key),
    to: query.to === undefined ? null : endOf(graph, query.to),
    verdict: to === null ? verdictOf(loaded.table, from) : verdictToward(found.paths),
    paths: foldedPaths(found.paths.map((path) => pathView(graph, path, EDGE_KINDS))),
    isCut: found.isCut,
    basis: await readBasis(context),
    asOf: loaded.asOf.toISOString(),
  };
  return withPages(context, view);
}

/** @throws NotFound where there is no graph yet */
export async function openGraph({ database }: Context): Promise<LoadedGraph> {
  const loaded = await loadGraph(database);
  if (loaded) return loaded;
  throw new NotFound("Nothing is known of reach yet: no source was read since Rollcall follows it. Collect one first.");
}

/** @throws NotFound when no identity has that id */
async function keyOf({ database }: Context, identity: string): Promise<string> {
  if (!UUID.test(identity)) return identity;
  const row = await readIdentityRow(database.pool, identity, null);
  if (!row) throw new NotFound(`There is no identity ${identity}.`);
  return row.alias;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * @throws NotFound where the graph has nothing of that key
 * @throws InvalidInput where that is something else
 */
export function nodeOf({ table }: LoadedGraph, key: string, type: (typeof NODE_TYPES)[number]): number {
  const { graph } = table.situation;
  const node = indexOf(graph, key);
  if (node === -1) throw new NotFound(`The newest graph has no ${type} ${key}: nothing that was read names it.`);
  const found = nodeAt(graph, node).type;
  if (found !== type)
    throw new InvalidInput(`${key} is ${found === NODE_TYPES[IDENTITY] ? "an" : "a"} ${found}, and no ${type}.`);
  return node;
}

function find({ paths, table }: LoadedGraph, from: number, to: number | null, count: number) {
  const found = paths.find(from, { to, ability: null }, count);
  const isCut = !found.isComplete || found.paths.length === count;
  const { ability } = verdictOf(table, from);
  if (to !== null || ability === null) return { paths: found.paths, isCut };
  // What a verdict tells is the shortest chain of the strongest ability: it leads the list, though shorter ones give less.
  const [first] = paths.find(from, { to, ability }, 1).paths;
  if (!first) return { paths: found.paths, isCut };
  const rest = found.paths.filter((path) => !isSame(path, first));
  return { paths: [first, ...rest].slice(0, count), isCut };
}

function isSame(one: ReachPath, other: ReachPath): boolean {
  return one.edges.length === other.edges.length && one.edges.every((edge, index) => edge === other.edges[index]);
}

/** Of one resource the best chain is the verdict. */
function verdictToward([best]: readonly ReachPath[]): ReachVerdict {
  const nothing = { ability: null, conditionalAbility: null, chainLength: null, next: null };
  if (!best) return { ...nothing, reaches: "no", resources: 0 };
  if (best.answer === "unknown") return { ...nothing, reaches: "unknown", resources: 1 };
  return { ...nothing, reaches: best.answer, ability: best.ability, chainLength: best.edges.length, resources: 1 };
}
