import type pg from "pg";
import { Fenced, type Fence } from "./apply/fence.ts";

/** What a running collection has cost and brought so far. */
export interface CollectionProgress {
  calls: number;
  objects: number;
  facts: number;
  /** The slice it is at; null before the first. */
  slice: string | null;
}

/**
 * Notes how far a running collection is.
 * @returns who asked it to stop, or null
 * @throws Fenced when another attempt took it over
 */
export async function writeProgress(
  client: pg.ClientBase | pg.Pool,
  fence: Fence,
  { calls, objects, facts, slice }: CollectionProgress,
): Promise<string | null> {
  const { rows } = await client.query<{ canceledBy: string | null }>(
    `update collection set calls = $3, objects = $4, facts = $5, progress = $6
     where id = $1 and attempt = $2 and status = 'running' returning cancel_requested_by as "canceledBy"`,
    [
      fence.collectionId,
      fence.attempt,
      calls,
      objects,
      facts,
      slice === null ? null : JSON.stringify({ slice, objects }),
    ],
  );
  if (!rows[0]) throw new Fenced(`Collection ${fence.collectionId} was taken over or ended`);
  return rows[0].canceledBy;
}

/** How a collection ends that is not complete. */
export interface IncompleteEnd {
  status: "failed" | "interrupted";
  message: string;
  /** When the system said that it may be asked again. */
  retryAt: Date | null;
}

/**
 * Ends a collection that could not go on; its finished slices stay. One that somebody asked to stop is `canceled`,
 * whatever else went wrong.
 * @returns the status it ended with
 * @throws Fenced when another attempt took it over
 */
export async function endIncomplete(client: pg.ClientBase, fence: Fence, end: IncompleteEnd): Promise<string> {
  // Everybody locks the source before its collection.
  await client.query(
    "select 1 from source where id = (select source_id from collection where id = $1) for no key update",
    [fence.collectionId],
  );
  const { rows } = await client.query<{ status: string }>(
    `update collection set finished_at = now(), progress = $5,
       status = case when cancel_requested_by is null then $3 else 'canceled' end,
       error = case when cancel_requested_by is null then $4 else 'Canceled by ' || cancel_requested_by || '.' end
     where id = $1 and attempt = $2 and status = 'running' returning status`,
    [
      fence.collectionId,
      fence.attempt,
      end.status,
      end.message,
      end.retryAt && JSON.stringify({ retryAt: end.retryAt.toISOString() }),
    ],
  );
  if (!rows[0]) throw new Fenced(`Collection ${fence.collectionId} was taken over or ended`);
  return rows[0].status;
}
