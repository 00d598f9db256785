import { randomBytes } from "node:crypto";
import type pg from "pg";
import { inTransaction } from "#lib/db/transaction.ts";
import type { RequestOutcome } from "#lib/db/collection-requests.ts";
import type { Requester } from "#lib/jobs/contract.ts";
import { enqueueCollection } from "#lib/jobs/enqueue.ts";
import { sealCredential } from "#lib/sealing/sealed-credential.ts";
import { deriveOpeningKey, type OpeningKey } from "#lib/sealing/opening-key.ts";
import type { ToyBehavior } from "./toy-live.ts";

export const ADA: Requester = { kind: "user", id: "1", name: "ada" };

/** A worker key of a test's own. */
export async function aWorkerKey(): Promise<{ text: string; key: OpeningKey }> {
  const text = randomBytes(32).toString("base64url");
  return { text, key: await deriveOpeningKey(text) };
}

/** A source of a test's own that is collected from a toy that runs. */
export interface ToyLiveSource {
  id: number;
  slug: string;
}

/** Connects a toy, as onboarding does. */
export async function connectToy(
  pool: pg.Pool,
  key: OpeningKey,
  slug: string,
  behavior: ToyBehavior = {},
  token = "toy-token-of-tests",
): Promise<ToyLiveSource> {
  const sealed = await sealCredential(key, { token }, { sourceSlug: slug });
  const { rows } = await pool.query<{ id: number }>(
    `insert into source (slug, system, state, settings, sealed_credential, credential_set_at)
     values ($1, 'kubernetes', 'active', $2, $3, now()) returning id`,
    [slug, settingsOf(behavior), Buffer.from(sealed)],
  );
  return { id: rows[0]?.id ?? 0, slug };
}

/** Tells a toy to behave otherwise from now on. */
export async function retell(pool: pg.Pool, { id }: ToyLiveSource, behavior: ToyBehavior): Promise<void> {
  await pool.query("update source set settings = $2 where id = $1", [id, settingsOf(behavior)]);
}

function settingsOf(behavior: ToyBehavior): string {
  const fields = Object.entries(behavior).map(([name, value]) => [name, String(value)]);
  return JSON.stringify({
    connection: "address",
    permissions: [],
    fields: { address: "https://toy.invalid", ...Object.fromEntries(fields) },
  });
}

/** Asks for a collection, as the page does. */
export function collectNow(pool: pg.Pool, { id, slug }: ToyLiveSource): Promise<RequestOutcome> {
  return inTransaction(pool, (client) =>
    enqueueCollection(client, { sourceId: id, sourceSlug: slug, requestedBy: ADA }),
  );
}

/** A collection as the database has it. */
export interface StoredCollection {
  id: string;
  status: string;
  error: string | null;
  facts: number;
  calls: number;
  objects: number;
  progress: { slice?: string; retryAt?: string } | null;
  requestedBy: string;
  startedAt: Date;
  finishedAt: Date | null;
}

/** Every collection of a source, oldest first. */
export async function collectionsOf(pool: pg.Pool, { id }: ToyLiveSource): Promise<StoredCollection[]> {
  const { rows } = await pool.query<StoredCollection>(
    `select id, status, error, facts, calls, objects, progress, requested_by as "requestedBy",
       started_at as "startedAt", finished_at as "finishedAt"
     from collection where source_id = $1 order by id`,
    [id],
  );
  return rows;
}

/** How the collections of a source ended, oldest first. */
export async function statusesOf(pool: pg.Pool, source: ToyLiveSource): Promise<string[]> {
  return (await collectionsOf(pool, source)).map(({ status }) => status);
}

/** Jobs that wait or run, the tick apart. */
export async function countJobs(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    "select count(*)::int as count from graphile_worker.jobs where task_identifier <> 'tick'",
  );
  return rows[0]?.count ?? 0;
}
