import type pg from "pg";
import { knowledgeLines } from "#lib/domain/testing/as-text.ts";
import { readKnowledge } from "#lib/db/testing/read-knowledge.ts";

/** Everything a source left behind that people see, without ids: equal lines are equal histories. */
export async function storyLines(pool: pg.Pool, slug: string): Promise<string[]> {
  const known = await readKnowledge(pool, `toy:${slug}`);
  const lines = knowledgeLines({ ...known, reads: [] });
  for (const statement of [INVENTORY, COVERAGE]) {
    const { rows } = await pool.query<{ line: string }>(statement, [slug]);
    lines.push(...rows.map(({ line }) => line.replaceAll(`kubernetes:${slug}:`, "kubernetes:toy:")));
  }
  return lines.sort();
}

/**
 * The verdict of reach is made when no collection runs, so where workers end it comes at other times: versions that follow
 * each other and differ in nothing but the verdict are told as one. One that does not differ at all is told.
 */
const INVENTORY = `
  with told as (
    select i.id, i.alias, i.opened_at, i.closed_at, concat_ws(' ', 'row', i.alias, i.kind, i.name, i.status, i.environment,
        i.credentials, i.attachments, i.consumers, 'first', i.first_seen_at, 'changed', i.last_change_at) as line,
      (i.reaches, i.ability, i.conditional_ability, i.chain_length, i.production_resources, i.next_hop)::text as verdict
    from inventory_row i join trust_domain d on d.id = i.trust_domain_id where d.slug = $1),
  marked as (
    select *, (line, opened_at) is distinct from (lag(line) over versions, lag(closed_at) over versions)
      or verdict is not distinct from lag(verdict) over versions as begins
    from told window versions as (partition by alias order by opened_at, id)),
  numbered as (
    select *, count(*) filter (where begins) over (partition by alias order by opened_at, id) as number from marked)
  select concat_ws(' ', line, 'from', min(opened_at),
    'until', case when bool_and(closed_at is not null) then max(closed_at) end) as line
  from numbered group by alias, number, line`;

/** Of the collection that finished each read time: a killed one leaves its own behind. */
const COVERAGE = `
  select concat_ws(' ', 'slice', s.path, v.status, v.facts, v.held, 'at', v.read_at) as line
  from coverage v join slice s on s.id = v.slice_id join source o on o.id = s.source_id
  join collection c on c.id = v.collection_id and c.status = 'complete' where o.slug = $1`;
