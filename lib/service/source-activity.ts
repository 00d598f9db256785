import { manifestOf } from "#collectors/manifests.ts";
import { readCollections, readSliceEnds, readWaiting, type StoredCollection } from "#lib/db/collection-list.ts";
import { countWorkers } from "#lib/db/workers.ts";
import type { CollectionView, RunningView, SliceView, SourceActivity } from "#lib/domain/sources/collection.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";

/** Collections that the page of a source lists. */
const LISTED = 20;

/** Parts that it lists, and those of a running one that are read again each second. */
const PARTS = 500;
const PARTS_RUNNING = 100;

/** What a source is doing and did: the collection under way, those before, and how each part ended. */
export async function readSourceActivity(
  context: Context,
  { slug, system }: { slug: string; system: string },
): Promise<SourceActivity> {
  authorize(context.actor, "sources.read");
  const { pool } = context.database;
  const [collections, workers, waiting] = await Promise.all([
    readCollections(pool, slug, LISTED),
    countWorkers(pool),
    readWaiting(pool, slug),
  ]);
  const running = collections.find(({ status }) => status === "running");
  const finished = collections.find(({ status }) => status === "complete");
  const [underWay, ended] = await Promise.all([
    running ? slicesOf(context, running.id, system, PARTS_RUNNING) : [],
    finished ? slicesOf(context, finished.id, system, PARTS) : [],
  ]);
  return {
    running: running ? toRunning(running, underWay, system) : null,
    waitingUntil: waiting?.toISOString() ?? null,
    collections: collections.filter(({ status }) => status !== "running").map(toView),
    slices: ended,
    workers,
  };
}

/** How many workers are alive: without one, what is asked for waits. */
export async function readWorkers(context: Context): Promise<number> {
  authorize(context.actor, "sources.read");
  return countWorkers(context.database.pool);
}

async function slicesOf(context: Context, collectionId: string, system: string, limit: number): Promise<SliceView[]> {
  const ends = await readSliceEnds(context.database.pool, collectionId, limit);
  return ends.map(({ path, kind, status, facts }) => ({ path, label: labelOf(system, kind), status, facts }));
}

function labelOf(system: string, kind: string): string {
  return manifestOf(system).slices.find(({ id }) => id === kind)?.label ?? kind;
}

function toRunning(collection: StoredCollection, slices: SliceView[], system: string): RunningView {
  const { slice } = collection.progress ?? {};
  return {
    id: collection.id,
    startedAt: collection.startedAt,
    requestedBy: collection.requestedBy,
    canceling: collection.cancelRequestedBy !== null,
    calls: collection.calls,
    objects: collection.objects,
    facts: collection.facts,
    ended: collection.total,
    current: slice === undefined ? null : labelOf(system, slice),
    slices,
  };
}

function toView({ progress: _progress, cancelRequestedBy: _by, ...view }: StoredCollection): CollectionView {
  return view;
}
