import type pg from "pg";
import type { ChangeType } from "#lib/domain/drift/change.ts";
import type { WeekDay } from "#lib/domain/inventory/week.ts";

/** How many changes of each type happened, by when they were seen at the latest. */
export async function countChanges(
  pool: pg.Pool,
  since: Date,
  until: Date,
): Promise<Partial<Record<ChangeType, number>>> {
  const { rows } = await pool.query<{ type: ChangeType; count: number }>(
    `select type, count(*)::int as count from change where not_after > $1 and not_after <= $2 group by 1`,
    [since, until],
  );
  return Object.fromEntries(rows.map(({ type, count }) => [type, count]));
}

/** The changes of each of so many days up to a time, and whether anything was read completely on it; UTC. */
export async function readDays(pool: pg.Pool, until: Date, days: number): Promise<WeekDay[]> {
  const { rows } = await pool.query<WeekDay>(
    `with days as (
       select ($1::timestamptz at time zone 'UTC')::date - n as day from generate_series(0, $2::int - 1) as n
     ), changed as (
       select (not_after at time zone 'UTC')::date as day, count(*)::int as count from change
       where not_after > $1::timestamptz - make_interval(days => $2) and not_after <= $1 group by 1
     ), read as (
       select distinct (read_at at time zone 'UTC')::date as day from collection
       where status = 'complete' and read_at > $1::timestamptz - make_interval(days => $2) and read_at <= $1
     )
     select to_char(d.day, 'YYYY-MM-DD') as day, coalesce(c.count, 0) as changes, r.day is not null as read
     from days d left join changed c using (day) left join read r using (day) order by d.day`,
    [until, days],
  );
  return rows;
}
