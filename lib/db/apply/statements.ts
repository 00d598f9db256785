import { factColumns, type FactTable } from "./tables.ts";

/**
 * The statements that turn a staged slice into intervals. Parameters are the same in all of them:
 * $1 trust domain, $2 collection, $3 read time at the source, $4 the slice's scope, $5 the kinds it defines.
 * No MERGE: Postgres 15 to 18 run the same text.
 */

/** What the statements below leave behind for the change rows of this transaction. */
export const CREATE_SCRATCH = `
  create temp table if not exists slice_closed (
    noun text, id bigint, kind text, scope text, fact_id uuid, alias text, identity text, opened_at timestamptz,
    closed_at timestamptz, reason text, not_before timestamptz
  ) on commit delete rows;
  create temp table if not exists slice_opened (
    noun text, id bigint, kind text, scope text, fact_id uuid, alias text, identity text
  ) on commit delete rows;
  create temp table if not exists slice_missing (noun text, id bigint, held boolean) on commit delete rows`;

function subjectColumn(table: FactTable, row: string): string {
  if (table.subject === null) return "null";
  return `${row}.${table.subject}`;
}

function closedRow(table: FactTable, notBefore = "null::timestamptz"): string {
  const row = `'${table.noun}', t.id, t.kind, t.scope, t.fact_id, t.alias, ${subjectColumn(table, "t")}`;
  return `${row}, t.opened_at, t.closed_at, t.closed_reason, ${notBefore}`;
}

function recordClosed(update: string): string {
  return `with closed as (${update}) insert into slice_closed select * from closed`;
}

/** True while the table holds nothing of the slice and no complete read ever covered any of it: all of it is baseline. */
export function isUntouched(table: FactTable): string {
  return `select not exists (
      select 1 from ${table.table} t where t.closed_by is null and t.trust_domain_id = $1 and t.kind = any($3)
        and ($2 = '' or t.scope = $2 or starts_with(t.scope, $2 || '/'))
    ) and not exists (
      select 1 from scope_read r where r.trust_domain_id = $1 and r.noun = '${table.noun}' and r.kind = any($3)
        and ($2 = '' or r.scope = '' or r.scope = $2 or starts_with(r.scope, $2 || '/') or starts_with($2, r.scope || '/'))
    ) as untouched`;
}

/** An alias now carried by another id: names are unique in their system, so the former bearer is gone. */
export function closeRecreated(table: FactTable): string {
  return recordClosed(`
    update ${table.table} t set closed_by = $2, closed_at = $3, closed_reason = 'recreated'
    from ${table.stage} s
    where t.closed_by is null and t.trust_domain_id = $1 and t.alias = s.alias and t.kind = s.kind and t.fact_id <> s.fact_id
      and not exists (select 1 from ${table.stage} o where o.fact_id = t.fact_id)
    returning ${closedRow(table)}`);
}

/** Open versions whose content differs from what was read now. */
export function closeChanged(table: FactTable): string {
  return recordClosed(`
    update ${table.table} t set closed_by = $2, closed_at = $3, closed_reason = 'changed'
    from ${table.stage} s
    where t.closed_by is null and t.trust_domain_id = $1 and t.kind = s.kind and t.scope = s.scope and t.fact_id = s.fact_id
      and t.hash <> s.hash
    returning ${closedRow(table)}`);
}

const DOCUMENTS = new Set(["content", "evidence"]);

/** Opens a version for every staged fact that has none open. */
export function openMissing(table: FactTable): string {
  const columns = factColumns(table);
  const staged = columns.map((column) => (DOCUMENTS.has(column) ? `s.${column}::jsonb` : `s.${column}`));
  return `
    with opened as (
      insert into ${table.table} (trust_domain_id, ${columns.join(", ")}, opened_by, opened_at)
      select $1, ${staged.join(", ")}, $2, $3 from ${table.stage} s
      where not exists (
        select 1 from ${table.table} t
        where t.closed_by is null and t.trust_domain_id = $1 and t.kind = s.kind and t.scope = s.scope and t.fact_id = s.fact_id)
      returning id, kind, scope, fact_id, alias, ${table.subject ?? "null::text"} as identity
    )
    insert into slice_opened select '${table.noun}', * from opened`;
}

/** Open facts inside the slice that a complete read did not contain. */
export function findMissing(table: FactTable): string {
  return `
    insert into slice_missing
    select '${table.noun}', t.id, exists (
      select 1 from held_closing h where h.noun = '${table.noun}' and h.fact_id = t.id and h.read_at < $2)
    from ${table.table} t
    where t.closed_by is null and t.trust_domain_id = $1 and t.kind = any($4)
      and ($3 = '' or t.scope = $3 or starts_with(t.scope, $3 || '/'))
      and not exists (select 1 from ${table.stage} s where s.fact_id = t.fact_id)`;
}

/** Open facts inside the slice. */
export function countOpen(table: FactTable): string {
  return `select count(*)::int as count from ${table.table} t
    where t.closed_by is null and t.trust_domain_id = $1 and t.kind = any($3)
      and ($2 = '' or t.scope = $2 or starts_with(t.scope, $2 || '/'))`;
}

/** Closes what is missing; what an earlier complete read missed already is dated to that read. */
export function closeMissing(table: FactTable, onlyHeld: boolean): string {
  return recordClosed(`
    update ${table.table} t
    set closed_by = $1, closed_reason = 'missing', closed_at = coalesce(h.read_at, $2)
    from slice_missing m left join held_closing h on h.noun = m.noun and h.fact_id = m.id and m.held
    where m.noun = '${table.noun}' and m.id = t.id and t.closed_by is null ${onlyHeld ? "and m.held" : ""}
    returning ${closedRow(table, "h.not_before")}`);
}

/** Everything below the parents that this slice proved gone. */
export function closeBelow(table: FactTable): string {
  return recordClosed(`
    update ${table.table} t set closed_by = $2, closed_at = $3, closed_reason = 'parent-gone'
    where t.closed_by is null and t.trust_domain_id = $1
      and exists (select 1 from unnest($4::text[]) gone where t.scope = gone or starts_with(t.scope, gone || '/'))
    returning ${closedRow(table)}`);
}

/** A re-created identity is one change, not two: its new version takes the place of the one it replaced. */
export const PAIR_RECREATED = `
  update slice_opened o set fact_id = c.fact_id, scope = c.scope from slice_closed c
  where c.reason = 'recreated' and c.noun = o.noun and c.kind = o.kind and c.alias = o.alias`;

/**
 * One row per difference. $1 trust domain, $2 collection, $3 read time, $4 source, $5 slice. A fact of a scope that was
 * never read complete before is baseline, not new. When it happened is known only to lie between two reads.
 */
export const RECORD_CHANGES = `
  with scopes as (
    select noun, kind, scope from slice_opened union select noun, kind, scope from slice_closed
  ), known as (
    select s.noun, s.kind, s.scope, max(r.read_at) as read_at from scopes s
    join scope_read r on r.trust_domain_id = $1 and r.noun = s.noun and r.kind = s.kind and r.read_at < $3
      and (r.scope = '' or r.scope = s.scope or starts_with(s.scope, r.scope || '/'))
    group by 1, 2, 3
  )
  insert into change (trust_domain_id, source_id, collection_id, slice_id, noun, kind, scope, alias, identity, type,
    reason, before_id, after_id, not_before, not_after)
  select $1, $4, $2, $5, noun, kind, scope, coalesce(o.alias, c.alias), coalesce(o.identity, c.identity),
    case
      when c.reason = 'recreated' then 'recreated'
      when c.id is null then 'added'
      when o.id is null then 'removed'
      when noun = 'identity' and o.alias <> c.alias then 'renamed'
      else 'changed'
    end,
    case when o.id is null then c.reason end,
    c.id, o.id, greatest(coalesce(c.not_before, k.read_at), c.opened_at), case when o.id is null then c.closed_at else $3 end
  from slice_opened o
  full join slice_closed c using (noun, kind, scope, fact_id)
  left join known k using (noun, kind, scope)
  where c.id is not null or k.read_at is not null`;
