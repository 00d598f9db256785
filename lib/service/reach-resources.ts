import type { Ability } from "#lib/domain/reach/ability.ts";
import { ABILITIES } from "#lib/domain/reach/ability.ts";
import { CONDITIONAL, nodeCount, UNKNOWN, YES } from "#lib/domain/reach/graph/columns.ts";
import { indexOf, nodeAt } from "#lib/domain/reach/graph/read.ts";
import type { ReachedResource } from "#lib/domain/reach/overview.ts";
import { reachersOf } from "#lib/domain/reach/paths/reachers.ts";
import { surelyOf } from "#lib/domain/reach/verdicts/counts.ts";
import { oncePer, type ReachWorld, turns } from "./reach-world.ts";

/** What counting for all resources may cost, in edges looked at: some seconds, in slices. */
const BUDGET = 400_000_000;

interface CountedResources {
  resources: ReachedResource[];
  production: number;
}

const kept = new WeakMap<ReachWorld, Promise<CountedResources>>();

/** Production resources, those that most machines reach first; of very many only as many as can be counted. */
export function reachedResources(world: ReachWorld): Promise<CountedResources> {
  return oncePer(kept, world, () => count(world));
}

async function count(world: ReachWorld): Promise<CountedResources> {
  const { graph, production } = world.situation;
  const all: number[] = [];
  for (let node = 0; node < production.length; node += 1) if (production[node] === 1) all.push(node);
  const doors = (node: number): number => (graph.inStart[node + 1] ?? 0) - (graph.inStart[node] ?? 0);
  const most = Math.max(10, Math.floor(BUDGET / (graph.to.length + nodeCount(graph))));
  // What more ways end at is what more may reach.
  const looked = all.toSorted((one, other) => doors(other) - doors(one) || one - other).slice(0, most);
  const turn = turns();
  const resources: ReachedResource[] = [];
  for (const node of looked) {
    resources.push(countOf(world, node));
    await turn();
  }
  resources.sort(
    (one, other) =>
      other.machines - one.machines ||
      other.conditional - one.conditional ||
      other.unknown - one.unknown ||
      (one.name < other.name ? -1 : 1),
  );
  return { resources, production: all.length };
}

function countOf({ graph, situation, machineOf, loaded }: ReachWorld, resource: number): ReachedResource {
  const { table, identities } = reachersOf(situation, resource);
  const bySurely = new Map<number, number>();
  const byAbility = new Map<Ability, number>();
  for (const node of identities) {
    if (!machineOf.has(node)) continue;
    const surely = surelyOf(table.passes, node);
    bySurely.set(surely, (bySurely.get(surely) ?? 0) + 1);
    const ability = surely === YES ? ABILITIES[(table.passes[0].ability[node] ?? 0) - 1] : undefined;
    if (ability) byAbility.set(ability, (byAbility.get(ability) ?? 0) + 1);
  }
  const { key, system, kind, name, container } = nodeAt(graph, resource);
  const around = container === null ? -1 : indexOf(graph, container);
  return {
    ...{ key, system, kind, name, container: around === -1 ? null : nodeAt(graph, around).name },
    because: loaded.environments.get(key)?.because ?? "",
    machines: bySurely.get(YES) ?? 0,
    conditional: bySurely.get(CONDITIONAL) ?? 0,
    unknown: bySurely.get(UNKNOWN) ?? 0,
    byAbility: ABILITIES.toReversed().map((ability) => ({ ability, machines: byAbility.get(ability) ?? 0 })),
  };
}
