import type pg from "pg";

/** A page after so long without one begins another visit. */
const PAUSE = "30 minutes";

/** Looking at pages writes no more often than this. */
const WRITE_EVERY = "1 minute";

/**
 * Notes that somebody looks at a page. Times only move forward, so pages that are rendered at once agree.
 * @returns when their visit before this one ended; null on the first
 */
export async function recordVisit(pool: pg.Pool, userId: string, now: Date): Promise<Date | null> {
  const { rows } = await pool.query<{ left_at: Date | null; due: boolean }>(
    `select left_at, $2::timestamptz - seen_at > interval '${WRITE_EVERY}' as due from user_visit where user_id = $1`,
    [userId, now],
  );
  const known = rows[0];
  if (known && !known.due) return known.left_at;
  const written = await pool.query<{ left_at: Date | null }>(
    `insert into user_visit as v (user_id, seen_at) select id, $2 from "user" where id = $1
     on conflict (user_id) do update set
       left_at = case when excluded.seen_at - v.seen_at > interval '${PAUSE}' then v.seen_at else v.left_at end,
       seen_at = greatest(v.seen_at, excluded.seen_at)
     returning left_at`,
    [userId, now],
  );
  return written.rows[0]?.left_at ?? null;
}
