import {
  environmentsOf,
  readCopiesToClassify,
  readEnvironmentRules,
  readResourcesToClassify,
} from "#lib/db/environments.ts";
import type { PlacedClassification, PlacedResource } from "#lib/domain/environments/classified.ts";
import { isPlace } from "#lib/domain/environments/place-kinds.ts";
import type { EnvironmentRule } from "#lib/domain/environments/rule.ts";
import { nodeCount } from "#lib/domain/reach/graph/columns.ts";
import { nodeAt } from "#lib/domain/reach/graph/read.ts";
import type { Context } from "./context.ts";
import { loadGraph } from "./reach-graph.ts";

/** A resource that rules can give an environment. */
export interface EnvironmentPlace extends PlacedResource {
  system: string;
  /** Null: no fact has it; others only refer to it. */
  trustDomainId: number | null;
}

/** Everything that rules decide now, under the newest rules. */
export interface EnvironmentPlaces {
  version: number;
  rules: EnvironmentRule[];
  places: Map<string, EnvironmentPlace>;
  environments: Map<string, PlacedClassification>;
}

/**
 * All resources with their environments by the newest rules: those that were read, the secrets in them, and those that
 * the newest graph only refers to.
 */
export async function readPlaces(context: Context): Promise<EnvironmentPlaces> {
  const { database } = context;
  const [{ version, rules }, resources, copies, loaded] = await Promise.all([
    readEnvironmentRules(database.pool),
    readResourcesToClassify(database.pool, null, null),
    readCopiesToClassify(database.pool),
    loadGraph(database),
  ]);
  const places = new Map<string, EnvironmentPlace>(resources);
  for (const copy of copies) if (!places.has(copy.alias)) places.set(copy.alias, copy);
  const graph = loaded?.table.situation.graph;
  for (let node = 0; graph && node < nodeCount(graph); node += 1) {
    const { key, type, system, kind, name, container } = nodeAt(graph, node);
    if (type !== "resource") continue;
    const known = places.get(key);
    const place = known ?? { alias: key, system, kind, name, content: {}, container, trustDomainId: null };
    places.set(key, { ...place, container: container ?? place.container });
  }
  return { version, rules, places, environments: environmentsOf(rules, places) };
}

/** Places without an environment that count as such, by kind and name. */
export function unclassifiedOf({ places, environments }: EnvironmentPlaces): EnvironmentPlace[] {
  return [...places.values()]
    .filter(({ alias, kind }) => isPlace(kind) && !environments.has(alias))
    .toSorted(byKindAndName);
}

/** The order of lists: by kind, then name; the alias settles what is called the same. */
export function byKindAndName(one: EnvironmentPlace, other: EnvironmentPlace): number {
  return compare(one.kind, other.kind) || compare(one.name, other.name) || compare(one.alias, other.alias);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
