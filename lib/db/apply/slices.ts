import type pg from "pg";
import type { Slice } from "#lib/domain/facts/slice.ts";
import { definedColumns, provesAbsence, type ApplyTarget, type SliceInput } from "./slice-input.ts";

/** A row of the tree of slices. */
interface SliceNode {
  id: number;
  kind: string | null;
  scope: string;
}

/**
 * Finds or makes the slice and the nodes above it. Where another scope's slice has the path, of a repository that gave
 * up its name, that one is set aside with its coverage: how another was read says nothing of this one.
 */
export async function saveSlice(client: pg.PoolClient, sourceId: number, slice: Slice): Promise<number> {
  // Where it stands, so does everything above it.
  const known = await findNode(client, sourceId, slice.path);
  if (known?.kind === slice.kind && known.scope === slice.scope) return known.id;
  if (known && known.kind !== null && known.scope !== slice.scope) {
    await movePath(client, known.id, asidePath(slice.path, known.scope));
    const back = await findNode(client, sourceId, asidePath(slice.path, slice.scope));
    if (back) return movePath(client, back.id, slice.path);
  }
  const segments = slice.path.split("/");
  let parentId: number | null = null;
  for (let depth = 1; depth < segments.length; depth += 1) {
    parentId = await saveNode(client, sourceId, parentId, segments.slice(0, depth).join("/"), null, "");
  }
  return saveNode(client, sourceId, parentId, slice.path, slice.kind, slice.scope);
}

/** The path of a slice whose own is another's now: one for each scope, so that it can be found when it comes back. */
function asidePath(path: string, scope: string): string {
  return `${path}~${scope}`;
}

async function movePath(client: pg.PoolClient, id: number, path: string): Promise<number> {
  await client.query("update slice set path = $2 where id = $1", [id, path]);
  return id;
}

async function findNode(client: pg.PoolClient, sourceId: number, path: string): Promise<SliceNode | null> {
  const { rows } = await client.query<SliceNode>(
    "select id, kind, scope from slice where source_id = $1 and path = $2",
    [sourceId, path],
  );
  return rows[0] ?? null;
}

async function saveNode(
  client: pg.PoolClient,
  sourceId: number,
  parentId: number | null,
  path: string,
  kind: string | null,
  scope: string,
): Promise<number> {
  const found = await findNode(client, sourceId, path);
  if (found !== null && (kind === null || (found.kind === kind && found.scope === scope))) return found.id;
  const made = await client.query<{ id: number }>(
    `insert into slice (source_id, parent_id, path, kind, scope) values ($1, $2, $3, $4, $5)
     on conflict (source_id, path) do update set kind = excluded.kind, scope = excluded.scope returning id`,
    [sourceId, parentId, path, kind, scope],
  );
  const row = made.rows[0];
  if (!row) throw new Error(`Slice ${path} was not saved`);
  return row.id;
}

/** Writes how the slice ended, and until when its scope is known. */
export async function recordCoverage(
  client: pg.PoolClient,
  target: ApplyTarget,
  sliceId: number,
  input: SliceInput,
  held: number,
): Promise<void> {
  const { coverage } = input;
  await client.query(
    `insert into coverage (collection_id, slice_id, status, reason, problems, problem_count, facts, held, read_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (collection_id, slice_id) do update set status = excluded.status, reason = excluded.reason,
       problems = excluded.problems, problem_count = excluded.problem_count, facts = excluded.facts,
       held = greatest(coverage.held, excluded.held)`,
    [
      target.collectionId,
      sliceId,
      coverage.status,
      coverage.reason ?? null,
      JSON.stringify(coverage.problems),
      coverage.problemCount,
      [...input.counts.values()].reduce((sum, count) => sum + count, 0),
      held,
      target.readAt,
    ],
  );
  if (coverage.status !== "complete" && coverage.status !== "partial") return;
  const completeAt = provesAbsence(input) ? target.readAt : null;
  await client.query(
    `insert into scope_read (trust_domain_id, noun, kind, scope, read_at, newest_at, collection_id)
     select $1, d.noun, d.kind, $4, $5, $6, $7 from unnest($2::text[], $3::text[]) as d(noun, kind)
     on conflict (trust_domain_id, noun, kind, scope) do update
     set read_at = greatest(scope_read.read_at, excluded.read_at),
       newest_at = greatest(scope_read.newest_at, excluded.newest_at),
       collection_id = case when excluded.read_at is null then scope_read.collection_id else excluded.collection_id end`,
    [
      target.trustDomainId,
      ...definedColumns(input.sliceKind),
      input.slice.scope,
      completeAt,
      target.readAt,
      target.collectionId,
    ],
  );
}
