import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { prismaAdapter } from "better-auth/adapters/prisma";
import type pg from "pg";
import { PrismaClient } from "#prisma/generated/client.ts";
import type { Database } from "./database.ts";
import { inTransaction } from "./transaction.ts";

/** What better-auth reads and writes through: the only client that can read what proves a person. */
export function authAdapter(database: Database): ReturnType<typeof prismaAdapter> {
  return prismaAdapter(new PrismaClient({ adapter: new PrismaPg(database.pool) }), { provider: "postgresql" });
}

export type Transaction = pg.ClientBase;
export type Queryable = Transaction | pg.Pool;

/** How often something may be guessed. */
export interface GuessLimit {
  guesses: number;
  windowMs: number;
}

/** For each address that asks and for each account asked for. */
export const SIGN_IN_LIMIT: GuessLimit = { guesses: 10, windowMs: 15 * 60 * 1000 };

/** The bucket of one account. Every email typed has one, so that a full one does not tell who has an account. */
export function accountBucket(email: string): string {
  return `sign-in:account:${createHash("sha256").update(email.trim().toLowerCase()).digest("hex")}`;
}

/**
 * Takes one guess from every bucket, or from none. A bucket has as many slots as guesses are allowed; a guess occupies
 * one for the length of the window. So no stretch of that length ever holds more, which a counter that is reset at the
 * end of a window cannot promise.
 * @returns undefined, or when the next guess is possible if one bucket is used up
 */
export async function takeGuess(
  pool: pg.Pool,
  buckets: readonly string[],
  limit: GuessLimit,
  now: Date,
): Promise<Date | undefined> {
  return inTransaction(pool, async (client) => {
    const free: string[] = [];
    // Always in the same order, so that two guesses cannot wait for each other.
    for (const bucket of buckets.toSorted()) {
      await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [bucket]);
      const oldest = await oldestSlot(client, bucket, limit);
      if (oldest.takenAt > now.getTime() - limit.windowMs) return new Date(oldest.takenAt + limit.windowMs);
      free.push(oldest.key);
    }
    await client.query(
      `insert into rate_limit (id, key, count, last_request)
       select gen_random_uuid(), key, 1, $2 from unnest($1::text[]) slot (key)
       on conflict (key) do update set last_request = excluded.last_request`,
      [free, now.getTime()],
    );
    return undefined;
  });
}

async function oldestSlot(
  client: Transaction,
  bucket: string,
  limit: GuessLimit,
): Promise<{ key: string; takenAt: number }> {
  const { rows } = await client.query<{ key: string; takenAt: string | null }>(
    `select slot.key, taken.last_request as "takenAt"
     from unnest($1::text[]) slot (key) left join rate_limit taken using (key)
     order by taken.last_request nulls first limit 1`,
    [slots(bucket, limit)],
  );
  return { key: rows[0]?.key ?? bucket, takenAt: Number(rows[0]?.takenAt ?? 0) };
}

/** Gives one guess back to each bucket, because it was right. Also forgets guesses that no longer count. */
export async function giveBackGuess(
  pool: pg.Pool,
  buckets: readonly string[],
  limit: GuessLimit,
  now: Date,
): Promise<void> {
  for (const bucket of buckets) {
    await pool.query(
      `delete from rate_limit where id = (
         select id from rate_limit where key = any($1) order by last_request desc limit 1 for update skip locked)`,
      [slots(bucket, limit)],
    );
  }
  await pool.query("delete from rate_limit where last_request <= $1", [now.getTime() - limit.windowMs]);
}

/** Frees a bucket entirely: its owner proved in another way who they are. */
export async function forgetGuesses(client: Transaction, bucket: string, limit: GuessLimit): Promise<void> {
  await client.query("delete from rate_limit where key = any($1)", [slots(bucket, limit)]);
}

function slots(bucket: string, { guesses }: GuessLimit): string[] {
  return Array.from({ length: guesses }, (_, slot) => `${bucket}/${slot}`);
}

/** One person as the tables have it. */
export interface UserRow {
  id: string;
  name: string;
  email: string;
  role: string;
}

/** @returns undefined when nobody has this address */
export async function findUserByEmail(client: Queryable, email: string): Promise<UserRow | undefined> {
  const { rows } = await client.query<UserRow>(`select id, name, email, role from "user" where email = $1`, [email]);
  return rows[0];
}

/** True once somebody can administer this installation. */
export async function hasAdministrator(client: Queryable): Promise<boolean> {
  const { rows } = await client.query(`select 1 from "user" where role = 'administrator' limit 1`);
  return rows.length > 0;
}

/** Adds a person who signs in by password. */
export async function insertUser(client: Transaction, user: UserRow, passwordHash: string): Promise<void> {
  await client.query(`insert into "user" (id, name, email, role, updated_at) values ($1, $2, $3, $4, now())`, [
    user.id,
    user.name,
    user.email,
    user.role,
  ]);
  await client.query(
    `insert into account (id, user_id, account_id, provider_id, password, updated_at)
     values (gen_random_uuid(), $1, $1, 'credential', $2, now())`,
    [user.id, passwordHash],
  );
}

/** Gives a person a new password and ends every session that the old one opened. */
export async function replacePassword(client: Transaction, userId: string, passwordHash: string): Promise<void> {
  await client.query(
    `insert into account (id, user_id, account_id, provider_id, password, updated_at)
     values (gen_random_uuid(), $1, $1, 'credential', $2, now())
     on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = now()`,
    [userId, passwordHash],
  );
  await deleteSessions(client, userId);
}

/** @returns true when it was there */
export async function deleteSession(client: Transaction, userId: string, sessionId: string): Promise<boolean> {
  const { rowCount } = await client.query("delete from session where user_id = $1 and id = $2", [userId, sessionId]);
  return rowCount === 1;
}

/** @returns how many there were */
export async function deleteSessions(client: Transaction, userId: string): Promise<number> {
  const { rowCount } = await client.query("delete from session where user_id = $1", [userId]);
  return rowCount ?? 0;
}

/** A one-time link; of its token only the hash is known. */
export interface SignInLinkRow {
  tokenHash: Buffer;
  createdBy: string;
  expiresAt: Date;
  usedAt: Date | null;
}

export async function insertSignInLink(
  client: Transaction,
  link: { tokenHash: Buffer; createdBy: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await client.query(
    "insert into sign_in_link (token_hash, created_by, created_at, expires_at) values ($1, $2, $3, $4)",
    [link.tokenHash, link.createdBy, link.createdAt, link.expiresAt],
  );
}

const LINK = `token_hash as "tokenHash", created_by as "createdBy", expires_at as "expiresAt", used_at as "usedAt"`;

/** @returns undefined when no link has this hash */
export async function findSignInLink(pool: pg.Pool, tokenHash: Buffer): Promise<SignInLinkRow | undefined> {
  const { rows } = await pool.query<SignInLinkRow>(`select ${LINK} from sign_in_link where token_hash = $1`, [
    tokenHash,
  ]);
  return rows[0];
}

/**
 * Uses a link up. Of several transactions that try, one gets it: the others wait for its row and then find it used.
 * @returns undefined when it is unknown, used or expired
 */
export async function consumeSignInLink(
  client: Transaction,
  tokenHash: Buffer,
  now: Date,
): Promise<SignInLinkRow | undefined> {
  const { rows } = await client.query<SignInLinkRow>(
    `update sign_in_link set used_at = $2
     where token_hash = $1 and used_at is null and expires_at > $2 returning ${LINK}`,
    [tokenHash, now],
  );
  return rows[0];
}
