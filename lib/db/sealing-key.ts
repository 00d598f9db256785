import type pg from "pg";
import { z } from "zod";

const PublishedKey = z.object({ id: z.string(), publicKey: z.string() });

/** The public key that credentials are sealed to, as a worker published it. */
export type PublishedKey = z.infer<typeof PublishedKey>;

/** Publishes the worker's public key; the newest worker's stands. */
export async function publishSealingKey(client: pg.ClientBase | pg.Pool, key: PublishedKey): Promise<void> {
  await client.query(
    `insert into setting (key, value, updated_at) values ('sealing-key', $1, now())
     on conflict (key) do update set value = excluded.value, updated_at = now() where setting.value <> excluded.value`,
    [JSON.stringify({ id: key.id, publicKey: key.publicKey })],
  );
}

/** Null: no worker has run yet. */
export async function readSealingKey(client: pg.ClientBase | pg.Pool): Promise<PublishedKey | null> {
  const { rows } = await client.query<{ value: unknown }>("select value from setting where key = 'sealing-key'");
  return rows[0] ? PublishedKey.parse(rows[0].value) : null;
}
