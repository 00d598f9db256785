import type { Database } from "#lib/db/database.ts";

/** A session ends this long after it was last used … (ASVS 7.3.1) */
export const IDLE_SECONDS = 2 * 60 * 60;
/** … and this long after signing in, however much it is used (ASVS 7.3.2). One working day. */
export const ABSOLUTE_SECONDS = 12 * 60 * 60;
/** Prolonging writes; a write for each request would be too many. */
const WRITE_EVERY_SECONDS = 5 * 60;

/** When a session that begins now ends, unless it is used. */
export function firstExpiry(now: Date): Date {
  return new Date(now.getTime() + IDLE_SECONDS * 1000);
}

/** Moves the end of a session that is in use, up to its absolute end. A session deleted meanwhile stays deleted. */
export async function prolongSession(
  database: Database,
  session: { id: string; expiresAt: Date },
  now: Date,
): Promise<void> {
  const due = firstExpiry(now);
  if (due.getTime() - session.expiresAt.getTime() < WRITE_EVERY_SECONDS * 1000) return;
  await database.pool.query(
    `update session set updated_at = $2, expires_at = least($3::timestamptz, created_at + make_interval(secs => $4))
     where id = $1 and expires_at > $2`,
    [session.id, now, due, ABSOLUTE_SECONDS],
  );
}
