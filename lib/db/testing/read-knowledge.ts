import type pg from "pg";
import { FACT_TABLES } from "#lib/db/apply/tables.ts";
import type { ChangeType } from "#lib/domain/drift/change.ts";
import type { Noun } from "#lib/domain/facts/fact.ts";
import type { ModelChange, Version } from "#lib/domain/testing/knowledge.ts";
import { minutesOf } from "#lib/domain/testing/times.ts";

interface StoredVersion {
  id: string;
  kind: string;
  scope: string;
  key: string;
  alias: string;
  name: string;
  text: string;
  opened_at: Date;
  closed_at: Date | null;
  closed_reason: Version["reason"];
  held_at: Date | null;
  held_not_before: Date | null;
}

interface StoredChange {
  type: ChangeType;
  reason: Version["reason"];
  noun: Noun;
  kind: string;
  scope: string;
  alias: string;
  before_id: string | null;
  after_id: string | null;
  not_before: Date | null;
  not_after: Date;
}

/** What Postgres knows of a trust domain, in the form of the model; `toy` stands in aliases for the domain's slug. */
export async function readKnowledge(
  pool: pg.Pool,
  domainKey: string,
): Promise<{ versions: Version[]; changes: ModelChange[] }> {
  const domains = await pool.query<{ id: number; slug: string }>("select id, slug from trust_domain where key = $1", [
    domainKey,
  ]);
  const domain = domains.rows[0];
  if (!domain) return { versions: [], changes: [] };
  const toy = (alias: string) => alias.replace(`kubernetes:${domain.slug}:`, "kubernetes:toy:");
  const found = new Map<string, Version>();
  for (const { noun, table } of FACT_TABLES) {
    const { rows } = await pool.query<StoredVersion>(selectVersions(table), [domain.id, noun]);
    for (const row of rows) found.set(`${noun}/${row.id}`, toVersion(noun, row, toy));
  }
  const { rows } = await pool.query<StoredChange>(
    `select type, reason, noun, kind, scope, alias, before_id::text, after_id::text, not_before, not_after
     from change where trust_domain_id = $1`,
    [domain.id],
  );
  const changes = rows.map((row) => ({
    ...row,
    alias: toy(row.alias),
    before: row.before_id === null ? null : (found.get(`${row.noun}/${row.before_id}`) ?? null),
    after: row.after_id === null ? null : (found.get(`${row.noun}/${row.after_id}`) ?? null),
    notBefore: row.not_before && minutesOf(row.not_before),
    notAfter: minutesOf(row.not_after),
  }));
  return { versions: [...found.values()], changes };
}

function selectVersions(table: string): string {
  return `select t.id::text, t.kind, t.scope, t.key, t.alias, t.name, t.content->>'text' as text, t.opened_at, t.closed_at,
      t.closed_reason, h.read_at as held_at, h.not_before as held_not_before
    from ${table} t left join held_closing h on h.noun = $2 and h.fact_id = t.id
    where t.trust_domain_id = $1`;
}

function toVersion(noun: Noun, row: StoredVersion, toy: (alias: string) => string): Version {
  const { kind, scope, key, alias, name, text } = row;
  return {
    ...{ noun, kind, scope, key: toy(key), alias: toy(alias), name, text },
    openedAt: minutesOf(row.opened_at),
    closedAt: row.closed_at && minutesOf(row.closed_at),
    reason: row.closed_reason,
    held: row.held_at && {
      at: minutesOf(row.held_at),
      notBefore: row.held_not_before && minutesOf(row.held_not_before),
    },
  };
}
