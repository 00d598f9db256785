import type { ParentKind } from "#lib/domain/facts/slice.ts";
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
    closed_at timestamptz, reason text, was_held boolean, held_after timestamptz
  ) on commit delete rows;
  create temp table if not exists slice_opened (
    noun text, id bigint, kind text, scope text, fact_id uuid, alias text, identity text
  ) on commit delete rows;
  create temp table if not exists slice_missing (noun text, id bigint, held boolean) on commit delete rows;
  create temp table if not exists slice_gone (scope text, last_known timestamptz, has_heir boolean)
    on commit delete rows`;

/** Says whether the scope `outer` contains the scope `inner`; both are SQL expressions. */
function contains(outer: string, inner: string): string {
  return `(${outer} = '' or ${inner} = ${outer} or starts_with(${inner}, ${outer} || '/'))`;
}

function subjectColumn(table: FactTable, row: string): string {
  if (table.subject === null) return "null";
  return `${row}.${table.subject}`;
}

function closedRow(table: FactTable, held = heldColumns(table)): string {
  const row = `'${table.noun}', t.id, t.kind, t.scope, t.fact_id, t.alias, ${subjectColumn(table, "t")}`;
  return `${row}, t.opened_at, t.closed_at, t.closed_reason, ${held}`;
}

/** Whether the closing of `t` was held back, and its last complete read before that. */
function heldColumns(table: FactTable): string {
  const held = `from held_closing h where h.noun = '${table.noun}' and h.fact_id = t.id`;
  return `exists (select 1 ${held}), (select h.not_before ${held})`;
}

function recordClosed(update: string): string {
  return `with closed as (${update}) insert into slice_closed select * from closed`;
}

/** True while the table holds nothing of the slice and no complete read ever covered any of it: all of it is baseline. */
export function isUntouched(table: FactTable): string {
  return `select not exists (
      select 1 from ${table.table} t
      where t.closed_by is null and t.trust_domain_id = $1 and t.kind = any($3) and ${contains("$2", "t.scope")}
    ) and not exists (
      select 1 from scope_read r where r.trust_domain_id = $1 and r.read_at is not null
        and (r.noun = '' or (r.noun = '${table.noun}' and r.kind = any($3)))
        and (${contains("$2", "r.scope")} or ${contains("r.scope", "$2")})
    ) as untouched`;
}

/**
 * The newest time something that overlaps the slice was read; $1 trust domain, $2 and $3 the nouns and kinds it defines,
 * $4 its scope. Also a partial read, and what parents told of all kinds, make older data come too late.
 */
export const NEWEST_READ = `
  select max(r.newest_at) as newest_at from scope_read r
  where r.trust_domain_id = $1 and (${contains("$4", "r.scope")} or ${contains("r.scope", "$4")})
    and (r.noun = '' or exists (
      select 1 from unnest($2::text[], $3::text[]) as d(noun, kind) where d.noun = r.noun and d.kind = r.kind))`;

/** An alias now carried by another id: names are unique in their system, so the former bearer is gone. */
export function closeRecreated(table: FactTable): string {
  return recordClosed(`
    update ${table.table} t set closed_by = $2, closed_at = $3, closed_reason = 'recreated'
    from ${table.stage} s
    where t.closed_by is null and t.trust_domain_id = $1 and t.alias = s.alias and t.kind = s.kind and t.fact_id <> s.fact_id
      and not exists (select 1 from ${table.seen} o where o.fact_id = t.fact_id)
    returning ${closedRow(table)}`);
}

/** Open versions that differ from what was read now: what is equal is not staged. */
export function closeChanged(table: FactTable): string {
  return recordClosed(`
    update ${table.table} t set closed_by = $2, closed_at = $3, closed_reason = 'changed'
    from ${table.stage} s
    where t.closed_by is null and t.trust_domain_id = $1 and t.kind = s.kind and t.scope = s.scope and t.fact_id = s.fact_id
    returning ${closedRow(table)}`);
}

/** Open facts of the slice whose own end has come: `expires` of their content, an ISO time that the collector wrote. */
export function closeExpired(table: FactTable): string {
  const expires = "(t.content->>'expires')::timestamptz";
  return recordClosed(`
    update ${table.table} t set closed_by = $2, closed_at = greatest(${expires}, t.opened_at), closed_reason = 'expired'
    where t.closed_by is null and t.trust_domain_id = $1 and t.kind = any($5) and ${contains("$4", "t.scope")}
      and ${expires} <= $3
    returning ${closedRow(table, "false, null::timestamptz")}`);
}

const DOCUMENTS = new Set(["content", "evidence"]);

/** Opens a version of every staged fact: what had one that differs was closed before. */
export function openMissing(table: FactTable): string {
  const columns = factColumns(table);
  const staged = columns.map((column) => (DOCUMENTS.has(column) ? `s.${column}::json` : `s.${column}`));
  return `
    with opened as (
      insert into ${table.table} (trust_domain_id, ${columns.join(", ")}, opened_by, opened_at)
      select $1, ${staged.join(", ")}, $2, $3 from ${table.stage} s
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
      and ${contains("$3", "t.scope")}
      and not exists (select 1 from ${table.seen} s where s.fact_id = t.fact_id)`;
}

/**
 * How many of these facts are open as they were read, how many are open in the slice, and whether a closing of one is
 * held back. $1 trust domain, $2 the slice's scope, $3 kinds, $4 scopes of the facts, $5 their ids, $6 hashes as hex.
 */
export function compareOpen(table: FactTable): string {
  const inSlice = `t.closed_by is null and t.trust_domain_id = $1 and t.kind = any($3) and ${contains("$2", "t.scope")}`;
  return `select
    (select count(*)::int from (select distinct fact_id, hash from unnest($5::uuid[], $6::text[]) as u(fact_id, hash)) s
      join ${table.table} t on t.closed_by is null and t.trust_domain_id = $1 and t.kind = any($3)
        and t.scope = any($4) and t.fact_id = s.fact_id and t.hash = decode(s.hash, 'hex')) as same,
    (select count(*)::int from ${table.table} t where ${inSlice}) as open,
    exists (select 1 from held_closing h join ${table.table} t on t.id = h.fact_id
      where h.noun = '${table.noun}' and ${inSlice}) as held`;
}

/** Open facts inside the slice. */
export function countOpen(table: FactTable): string {
  return `select count(*)::int as count from ${table.table} t
    where t.closed_by is null and t.trust_domain_id = $1 and t.kind = any($3)
      and ${contains("$2", "t.scope")}`;
}

/** Holds closings back, each with the last complete read before. $1 trust domain, $2 collection, $3 read time, $4 slice. */
export function holdMissing(table: FactTable): string {
  return `
    insert into held_closing (noun, fact_id, slice_id, collection_id, read_at, not_before)
    select m.noun, m.id, $4, $2, $3, (
      select max(r.read_at) from scope_read r
      where r.trust_domain_id = $1 and r.noun = m.noun and r.kind = t.kind and r.read_at <= $3
        and ${contains("r.scope", "t.scope")})
    from slice_missing m join ${table.table} t on t.id = m.id
    where m.noun = '${table.noun}' and not m.held
    on conflict (noun, fact_id) do nothing`;
}

/** Everything whose closing one slice holds back, as of a collection. $1 slice, $2 collection. */
export const FIND_HELD = `
  insert into slice_missing
  select h.noun, h.fact_id, true from held_closing h where h.slice_id = $1 and h.collection_id <= $2`;

/** Closes what is missing; what an earlier complete read missed already is dated to that read. */
export function closeMissing(table: FactTable, onlyHeld: boolean): string {
  return recordClosed(`
    update ${table.table} t
    set closed_by = $1, closed_reason = 'missing', closed_at = coalesce(h.read_at, $2)
    from slice_missing m left join held_closing h on h.noun = m.noun and h.fact_id = m.id
    where m.noun = '${table.noun}' and m.id = t.id and t.closed_by is null ${onlyHeld ? "and m.held" : ""}
    returning ${closedRow(table, "h.fact_id is not null, h.not_before")}`);
}

/** What was seen again is no longer held back. */
export function releaseSeen(table: FactTable): string {
  return `
    delete from held_closing h using ${table.table} t, ${table.seen} s
    where h.noun = '${table.noun}' and h.fact_id = t.id and t.closed_by is null and t.fact_id = s.fact_id`;
}

/** What is closed is no longer held back. */
export const RELEASE_CLOSED = `
  delete from held_closing h using slice_closed c where h.noun = c.noun and h.fact_id = c.id`;

/**
 * The parents this slice proved gone: until when each was known, and whether another has its name now.
 * $1 trust domain, $2 read time, $3 the parents' kind, $4 the prefix of the scopes below them.
 */
export function findGoneParents(table: FactTable, scopeBy: ParentKind["scopeBy"]): string {
  return `
    insert into slice_gone
    select $4 || '/' || t.${scopeBy},
      greatest(t.opened_at, case when c.was_held then c.held_after else (
        select max(r.read_at) from scope_read r
        where r.trust_domain_id = $1 and r.noun = c.noun and r.kind = c.kind and r.read_at <= $2
          and ${contains("r.scope", "c.scope")}) end),
      exists (select 1 from ${table.table} o
        where o.closed_by is null and o.trust_domain_id = $1 and o.kind = t.kind and o.${scopeBy} = t.${scopeBy})
    from slice_closed c join ${table.table} t on t.id = c.id
    where c.noun = '${table.noun}' and c.kind = $3 and c.reason = 'missing'`;
}

/**
 * Everything below a parent that is gone, unless newer data shows it: with an heir of the parent's scope, whatever was
 * seen when the heir may have been there already may be the heir's.
 */
export function closeBelow(table: FactTable): string {
  const lastSeen = `greatest(t.opened_at, (
      select max(r.read_at) from scope_read r
      where r.trust_domain_id = $1 and r.noun = '${table.noun}' and r.kind = t.kind
        and ${contains("r.scope", "t.scope")}))`;
  return recordClosed(`
    update ${table.table} t
    set closed_by = $2, closed_at = coalesce(b.held_at, $3), closed_reason = 'parent-gone'
    from (
      select distinct on (o.id) o.id, h.read_at as held_at, h.not_before as held_after, g.last_known, g.has_heir
      from slice_gone g
      join ${table.table} o on o.closed_by is null and o.trust_domain_id = $1 and ${contains("g.scope", "o.scope")}
      left join held_closing h on h.noun = '${table.noun}' and h.fact_id = o.id
      order by o.id
    ) b
    where b.id = t.id and (
      b.held_at is not null or case when b.has_heir then ${lastSeen} <= b.last_known else ${lastSeen} < $3 end)
    returning ${closedRow(table, "b.held_at is not null, b.held_after")}`);
}

/**
 * Of what was below a gone parent, older data comes too late. Where it has no heir nothing is left: so much is known of
 * every kind.
 */
export const RECORD_EMPTY_SCOPES = `
  insert into scope_read (trust_domain_id, noun, kind, scope, read_at, newest_at, collection_id)
  select $1::int, '', '', scope, max($3::timestamptz) filter (where not has_heir), $3::timestamptz, $2::bigint
  from slice_gone group by scope
  on conflict (trust_domain_id, noun, kind, scope) do update
  set read_at = greatest(scope_read.read_at, excluded.read_at),
    newest_at = greatest(scope_read.newest_at, excluded.newest_at)`;

/**
 * Below a parent that is new nothing is older. Not so where another had its scope until now: what is read of the time
 * between may be that one's. $1 trust domain, $2 collection, $3 the prefix of the scopes, $4 the parents' kind.
 */
export function recordNewScopes(table: FactTable, scopeBy: ParentKind["scopeBy"]): string {
  return `
    insert into scope_read (trust_domain_id, noun, kind, scope, read_at, newest_at, collection_id)
    select distinct on (t.${scopeBy}) $1::int, '', '', $3 || '/' || t.${scopeBy}, c.not_before, c.not_before, $2::bigint
    from change c join ${table.table} t on t.id = c.after_id
    where c.collection_id = $2 and c.noun = '${table.noun}' and c.kind = $4 and c.type = 'added'
      and c.not_before is not null
      and not exists (
        select 1 from ${table.table} o
        where o.trust_domain_id = $1 and o.kind = t.kind and o.${scopeBy} = t.${scopeBy}
          and (o.closed_by is null or o.id in (select id from slice_closed where noun = '${table.noun}'))
          and o.id not in (select id from slice_opened where noun = '${table.noun}'))
    order by t.${scopeBy}, c.not_before desc
    on conflict (trust_domain_id, noun, kind, scope) do update
    set read_at = greatest(scope_read.read_at, excluded.read_at),
      newest_at = greatest(scope_read.newest_at, excluded.newest_at)`;
}

/**
 * A re-created identity is one change, not two: its new version takes the place of the one it replaced. Not so where
 * what has the name now is itself a known one under a new name.
 */
export const PAIR_RECREATED = `
  update slice_opened o set fact_id = c.fact_id, scope = c.scope from slice_closed c
  where c.reason = 'recreated' and c.noun = o.noun and c.kind = o.kind and c.alias = o.alias
    and not exists (select 1 from slice_closed known where known.noun = o.noun and known.fact_id = o.fact_id)`;

/**
 * One row per difference. $1 trust domain, $2 collection, $3 read time, $4 source, $5 slice. A fact of a scope that was
 * never read complete before is baseline, not new. When it happened is known only to lie between two reads. For what is
 * new, parents tell too since when it was not there (rows without noun); for what ended only its own kind's reads do.
 */
export const RECORD_CHANGES = `
  with scopes as (
    select noun, kind, scope from slice_opened union select noun, kind, scope from slice_closed
  ), known as (
    select s.noun, s.kind, s.scope, max(r.read_at) as came_after,
      max(r.read_at) filter (where r.noun <> '') as last_read
    from scopes s
    join scope_read r on r.trust_domain_id = $1 and r.read_at <= $3
      and (r.noun = '' or (r.noun = s.noun and r.kind = s.kind)) and ${contains("r.scope", "s.scope")}
    group by 1, 2, 3
  )
  insert into change (trust_domain_id, source_id, collection_id, slice_id, noun, kind, scope, alias, identity, type,
    reason, before_id, after_id, not_before, not_after)
  select $1, $4, $2, $5, noun, kind, scope, coalesce(o.alias, c.alias), coalesce(o.identity, c.identity),
    case
      when c.id is null then 'added'
      when o.id is null then 'removed'
      when c.reason = 'recreated' then 'recreated'
      when noun = 'identity' and o.alias <> c.alias then 'renamed'
      else 'changed'
    end,
    case when o.id is null then c.reason end,
    c.id, o.id,
    case
      when c.id is null then k.came_after
      when o.id is null and c.reason = 'expired' then c.closed_at
      else greatest(c.opened_at, case when c.was_held then c.held_after else k.last_read end)
    end,
    case when o.id is null then c.closed_at else $3 end
  from slice_opened o
  full join slice_closed c using (noun, kind, scope, fact_id)
  left join known k using (noun, kind, scope)
  where c.id is not null or k.came_after is not null`;
