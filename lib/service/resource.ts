import { readIdentitiesShown } from "#lib/db/reach/shown-places.ts";
import { indexOf, keyOf, nodeAt } from "#lib/domain/reach/graph/read.ts";
import { type Reachers, reachersOf } from "#lib/domain/reach/paths/reachers.ts";
import { verdictOf } from "#lib/domain/reach/verdicts/table.ts";
import { endOf } from "#lib/domain/reach/views/path-view.ts";
import type { Reacher, ResourceView } from "#lib/domain/reach/views/resource-view.ts";
import { reachWord } from "#lib/domain/reach/words.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";
import { nodeOf, openGraph } from "./paths.ts";
import type { LoadedGraph } from "./reach-graph.ts";
import { readBasis } from "./reach-read.ts";

const PAGE = 50;

/**
 * One resource of the newest graph with those who reach it; a page that there is not is the last one.
 * @throws NotFound where the graph has none of that key
 * @throws InvalidInput where that is something else
 */
export async function getResource(context: Context, key: string, page: number): Promise<ResourceView> {
  authorize(context.actor, "inventory.read");
  const loaded = await openGraph(context);
  const { graph } = loaded.table.situation;
  const node = nodeOf(loaded, key, "resource");
  const found = reachersIn(loaded, node);
  const pages = Math.max(1, Math.ceil(found.identities.length / PAGE));
  const shown = Math.min(Math.max(1, page), pages);
  const part = [...found.identities.subarray((shown - 1) * PAGE, shown * PAGE)];
  const keys = part.map((one) => keyOf(graph, one));
  const ids = await readIdentitiesShown(context.database.pool, keys);
  const { container } = nodeAt(graph, node);
  const environment = loaded.environments.get(key);
  return {
    resource: endOf(graph, key),
    container: container === null || indexOf(graph, container) === -1 ? null : resourceEnd(loaded, container),
    environment: environment ? { name: environment.name, because: environment.because } : null,
    reachers: part.map((one, index) => toReacher(found, one, ids.get(keys[index] ?? "") ?? null)),
    counts: countsOf(found),
    page: shown,
    pages,
    basis: await readBasis(context),
    asOf: loaded.asOf.toISOString(),
  };
}

const kept = new WeakMap<LoadedGraph, { node: number; found: Reachers }>();

/** Who reaches a resource is measured over the whole graph: going from page to page measures once. */
function reachersIn(loaded: LoadedGraph, node: number): Reachers {
  const before = kept.get(loaded);
  if (before?.node === node) return before.found;
  const found = reachersOf(loaded.table.situation, node);
  kept.set(loaded, { node, found });
  return found;
}

function resourceEnd({ table }: LoadedGraph, key: string) {
  const end = endOf(table.situation.graph, key);
  return end.type === "resource" ? { ...end, page: { resource: key } } : end;
}

function toReacher({ table }: Reachers, node: number, identity: string | null): Reacher {
  const { graph } = table.situation;
  const { reaches, ability, chainLength } = verdictOf(table, node);
  const end = endOf(graph, keyOf(graph, node));
  return {
    identity: { ...end, page: identity === null ? null : { identity, fact: null } },
    reach: { verdict: reachWord(reaches), ability, chainLength },
  };
}

function countsOf({ table, identities }: Reachers): ResourceView["counts"] {
  const counts = { yes: 0, conditional: 0, unknown: 0, no: 0 };
  for (const node of identities) counts[verdictOf(table, node).reaches] += 1;
  return { yes: counts.yes, conditional: counts.conditional, unknown: counts.unknown };
}
