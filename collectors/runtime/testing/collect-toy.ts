import { collectDirectory, type CollectRequest } from "#collectors/runtime/collect.ts";
import type { CollectResult } from "#collectors/runtime/run-collection.ts";
import type { Database } from "#lib/db/database.ts";
import { toyCollector, type ToyCollection } from "./toy-collector.ts";

/** Where a toy collection goes. */
export interface ToyPlace {
  database: Database;
  url: string;
  sourceSlug: string;
}

/** Collects a toy collection as the worker would. */
export function collectToy(
  place: ToyPlace,
  collection: ToyCollection,
  onProgress?: CollectRequest["onProgress"],
): Promise<CollectResult> {
  return collectDirectory({
    database: place.database,
    databaseUrl: place.url,
    collector: toyCollector(collection),
    path: "/toy",
    sourceSlug: place.sourceSlug,
    sample: false,
    defaultNamespace: "default",
    readAt: new Date(0),
    actor: { kind: "system", id: "test", name: "test" },
    signal: new AbortController().signal,
    onProgress,
  });
}
