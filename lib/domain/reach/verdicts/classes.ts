import { abilityCode, sureness } from "../graph/columns.ts";
import type { Situation } from "./situation.ts";

/** How many classes are counted at once: their bits are what each node keeps. */
export const BLOCK = 1024;

/** Production resources in classes: whoever reaches one of a class reaches all of it, equally sure. */
export interface Classes {
  /** By node: the number of its class and 1; 0 for all but production. */
  readonly of: Uint32Array;
  /** How many resources are in each. */
  readonly sizes: readonly number[];
  /** Whether each resource is a class of its own. */
  readonly areSingle: boolean;
}

/**
 * Each resource is a class of its own while that is not too many; else those that the same nodes can reach in the same
 * way are one, as all secrets of a namespace are. Counts stay exact either way.
 */
export function classesOf(situation: Situation): Classes {
  const resources = productionOf(situation);
  const of = new Uint32Array(situation.production.length);
  if (resources.length <= BLOCK) {
    for (const [index, resource] of resources.entries()) of[resource] = index + 1;
    return { of, sizes: resources.map(() => 1), areSingle: true };
  }
  const known = new Map<string, number>();
  const sizes: number[] = [];
  for (const resource of resources) {
    const doors = doorsOf(situation, resource);
    const number = known.get(doors) ?? sizes.length;
    known.set(doors, number);
    of[resource] = number + 1;
    sizes[number] = (sizes[number] ?? 0) + 1;
  }
  return { of, sizes, areSingle: false };
}

/**
 * Classes where some resources are production that were not, or no longer: those weigh nothing then. Null where classes
 * are shared.
 */
export function classesAfter(before: Classes, { production }: Situation, changed: readonly number[]): Classes | null {
  if (!before.areSingle) return null;
  if (changed.length === 0) return before;
  const of = before.of.slice();
  const sizes = [...before.sizes];
  for (const resource of changed) {
    of[resource] ||= sizes.push(0);
    sizes[(of[resource] ?? 0) - 1] = production[resource] ?? 0;
  }
  return { of, sizes, areSingle: true };
}

function productionOf({ production }: Situation): number[] {
  const resources: number[] = [];
  for (let node = 0; node < production.length; node += 1) if (production[node] === 1) resources.push(node);
  return resources;
}

/** Who has an edge to a resource, and how sure: nodes come in their order. */
function doorsOf({ graph, mark }: Situation, resource: number): string {
  const doors: number[] = [];
  const end = graph.inStart[resource + 1] ?? 0;
  let last = -1;
  for (let slot = graph.inStart[resource] ?? 0; slot < end; slot += 1) {
    const seen = mark[graph.inEdge[slot] ?? 0] ?? 0;
    const from = graph.inFrom[slot] ?? 0;
    if (abilityCode(seen) === 0 || sureness(seen) === 0) continue;
    if (from === last) doors[doors.length - 1] = Math.min(doors.at(-1) ?? 0, sureness(seen));
    else doors.push(from, sureness(seen));
    last = from;
  }
  return doors.join(" ");
}
