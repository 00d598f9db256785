import type pg from "pg";
import { SourceSettings, type SourceSetup, type SourceState } from "#lib/domain/sources/setup.ts";
import { Conflict, NotFound } from "#lib/errors.ts";

/** A source as commands need it, with its row locked until the transaction ends. */
export interface LockedSource {
  id: number;
  slug: string;
  system: string;
  state: SourceState;
  sample: boolean;
  settings: SourceSettings | null;
  hasCredential: boolean;
  schedule: string | null;
  trustDomainId: number | null;
}

/**
 * Begins to connect a source. One that was removed may come back under its name.
 * @throws Conflict when the name is taken
 */
export async function insertDraft(client: pg.ClientBase, source: { slug: string; system: string }): Promise<void> {
  const { rowCount } = await client.query(
    `insert into source (slug, system, state) values ($1, $2, 'draft')
     on conflict (slug) do update set state = 'draft'
       where source.state = 'removed' and source.system = excluded.system`,
    [source.slug, source.system],
  );
  if (!rowCount) throw new Conflict(`There is a source named ${source.slug} already. Choose another name.`);
}

/** @throws NotFound when there is no such source, or it was removed */
export async function lockSource(client: pg.ClientBase, slug: string): Promise<LockedSource> {
  const { rows } = await client.query<Omit<LockedSource, "settings"> & { settings: unknown }>(
    `select id, slug, system, state, sample, settings, sealed_credential is not null as "hasCredential", schedule,
       trust_domain_id as "trustDomainId"
     from source where slug = $1 and state <> 'removed' for no key update`,
    [slug],
  );
  const row = rows[0];
  if (!row) throw new NotFound(`There is no source named ${slug}.`);
  return { ...row, settings: SourceSettings.nullable().parse(row.settings) };
}

/** What a source is set up to be; null when there is none, or it was removed. */
export async function readSetup(pool: pg.Pool, slug: string): Promise<SourceSetup | null> {
  const [found] = await readSetups(pool, slug);
  return found ?? null;
}

/** Every source that was not removed, or the one named. */
export async function readSetups(pool: pg.Pool, slug: string | null = null): Promise<SourceSetup[]> {
  const { rows } = await pool.query<SetupRow>(
    `select slug, system, state, sample, settings, credential_set_at, schedule, next_run_at, requested_at
     from source where state <> 'removed' and ($1::text is null or slug = $1) order by slug`,
    [slug],
  );
  return rows.map((row) => ({
    slug: row.slug,
    system: row.system,
    state: row.state,
    sample: row.sample,
    settings: SourceSettings.nullable().parse(row.settings),
    credentialSetAt: row.credential_set_at?.toISOString() ?? null,
    schedule: row.schedule,
    nextRunAt: row.next_run_at?.toISOString() ?? null,
    requestedAt: row.requested_at?.toISOString() ?? null,
  }));
}

interface SetupRow {
  slug: string;
  system: string;
  state: SourceState;
  sample: boolean;
  settings: unknown;
  credential_set_at: Date | null;
  schedule: string | null;
  next_run_at: Date | null;
  requested_at: Date | null;
}

/** Saves how a source is reached. What earlier tests found is of another connection, so it goes. */
export async function writeSettings(client: pg.ClientBase, sourceId: number, settings: SourceSettings): Promise<void> {
  await client.query("update source set settings = $2 where id = $1", [sourceId, JSON.stringify(settings)]);
  await client.query("delete from connection_test where source_id = $1", [sourceId]);
}

/** Keeps a sealed credential in place of the one before; null: the connection needs none. */
export async function writeCredential(client: pg.ClientBase, sourceId: number, sealed: Uint8Array | null, at: Date) {
  await client.query("update source set sealed_credential = $2, credential_set_at = $3 where id = $1", [
    sourceId,
    sealed,
    sealed === null ? null : at,
  ]);
}

/** Sets state and schedule together: what is not active is never due. */
export async function writeState(
  client: pg.ClientBase,
  sourceId: number,
  next: { state: SourceState; schedule: string | null; nextRunAt: Date | null },
): Promise<void> {
  await client.query("update source set state = $2, schedule = $3, next_run_at = $4 where id = $1", [
    sourceId,
    next.state,
    next.schedule,
    next.nextRunAt,
  ]);
}
