import type { PlacedClassification, PlacedResource } from "./classified.ts";

/** One resource that another set of rules gives another environment. Null: unclassified. */
export interface ClassChange<Resource> {
  resource: Resource;
  from: string | null;
  to: string | null;
  /** By what it would have it; null where it would be unclassified. */
  because: string | null;
}

/** What changes class, and how often each way. */
export interface ClassChanges<Resource> {
  total: number;
  /** The most frequent first. */
  ways: { from: string | null; to: string | null; count: number }[];
  /** The first of them. */
  first: ClassChange<Resource>[];
}

/** Which resources change their environment from one set of rules to another; a change of the reason alone is none. */
export function classChanges<Resource extends PlacedResource>(
  resources: Iterable<Resource>,
  before: ReadonlyMap<string, PlacedClassification>,
  after: ReadonlyMap<string, PlacedClassification>,
  most: number,
): ClassChanges<Resource> {
  const ways = new Map<string, ClassChanges<Resource>["ways"][number]>();
  const first: ClassChange<Resource>[] = [];
  let total = 0;
  for (const resource of resources) {
    const from = before.get(resource.alias)?.name ?? null;
    const next = after.get(resource.alias);
    const to = next?.name ?? null;
    if (from === to) continue;
    total += 1;
    const key = JSON.stringify([from, to]);
    const way = ways.get(key) ?? { from, to, count: 0 };
    ways.set(key, { ...way, count: way.count + 1 });
    if (first.length < most) first.push({ resource, from, to, because: next?.because ?? null });
  }
  return { total, ways: [...ways.values()].toSorted((one, other) => other.count - one.count), first };
}
