import type pg from "pg";

/** A source whose time has come. */
export interface DueSource {
  id: number;
  slug: string;
  schedule: string;
  /** Null: the schedule is new, and no time was set yet. */
  nextRunAt: Date | null;
  /** The database's time. */
  now: Date;
}

/** Sources that are due, the longest waiting first; others who look at the same time are given other ones. */
export async function takeDueSources(client: pg.ClientBase, limit: number): Promise<DueSource[]> {
  const { rows } = await client.query<DueSource>(
    `select id, slug, schedule, next_run_at as "nextRunAt", now() as now from source
     where state = 'active' and not sample and settings is not null and schedule is not null
       and (next_run_at is null or next_run_at <= now())
     order by next_run_at nulls first, id limit $1 for no key update skip locked`,
    [limit],
  );
  return rows;
}

export async function setNextRun(client: pg.ClientBase, sourceId: number, at: Date): Promise<void> {
  await client.query("update source set next_run_at = $2 where id = $1", [sourceId, at]);
}

/** A collection that was asked for and that no job will begin. */
export interface LostRequest {
  sourceId: number;
  requestedBy: string;
}

/** Requests without a job: none should be, but nobody would notice one. */
export async function findLostRequests(client: pg.ClientBase): Promise<LostRequest[]> {
  const { rows } = await client.query<LostRequest>(
    `select s.id as "sourceId", coalesce(s.requested_by, '') as "requestedBy" from source s
     where s.requested_at < now() - interval '15 s'
       and not exists (
         select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
         where t.identifier = 'collect-source' and (j.payload->>'sourceId')::int = s.id
           and (j.attempts < j.max_attempts or j.locked_at is not null))
     order by s.requested_at limit 100`,
  );
  return rows;
}

/**
 * Trust domains whose inventory is behind: their newest collection is not in it yet, though it ended a while ago, because
 * the process that collected died before it came to that; or somebody edited the rules of environments since.
 */
export async function findUnanalyzed(client: pg.ClientBase | pg.Pool): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `select s.trust_domain_id as id from source s
     join lateral (
       select max(c.id) as id from collection c where c.source_id = s.id and c.status = 'complete' and c.moved > 0
         and c.finished_at < now() - interval '30 s') newest on newest.id is not null
     left join lateral (
       select a.watermark from analysis a where a.trust_domain_id = s.trust_domain_id order by a.id desc limit 1
     ) done on true
     where s.trust_domain_id is not null and newest.id > coalesce((done.watermark->>(s.id::text))::bigint, 0)
     union
     select d.id from trust_domain d
     join lateral (
       select a.environment_rules_version as rules from analysis a where a.trust_domain_id = d.id order by a.id desc limit 1
     ) done on done.rules < (select max(version) from environment_rules)
     where exists (select 1 from source s where s.trust_domain_id = d.id and s.state <> 'removed')`,
  );
  return rows.map(({ id }) => id);
}

/** Jobs that were replaced while their worker died are of no use to anybody. */
export async function deleteSpentJobs(client: pg.ClientBase): Promise<void> {
  await client.query(
    "delete from graphile_worker._private_jobs where attempts >= max_attempts and locked_at is null and key is null",
  );
}
