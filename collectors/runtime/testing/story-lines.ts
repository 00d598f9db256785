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

const INVENTORY = `
  select concat_ws(' ', 'row', i.alias, i.kind, i.name, i.status, i.environment, i.credentials, i.attachments, i.consumers,
    'first', i.first_seen_at, 'changed', i.last_change_at, 'from', i.opened_at, 'until', i.closed_at) as line
  from inventory_row i join trust_domain d on d.id = i.trust_domain_id where d.slug = $1`;

/** Of the collection that finished each read time: a killed one leaves its own behind. */
const COVERAGE = `
  select concat_ws(' ', 'slice', s.path, v.status, v.facts, v.held, 'at', v.read_at) as line
  from coverage v join slice s on s.id = v.slice_id join source o on o.id = s.source_id
  join collection c on c.id = v.collection_id and c.status = 'complete' where o.slug = $1`;
