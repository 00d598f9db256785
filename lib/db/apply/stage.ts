import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Noun } from "#lib/domain/facts/fact.ts";
import { KEY_BYTES } from "./encode.ts";
import { copyColumns, factColumns, type FactTable } from "./tables.ts";

/** A run of encoded facts: line by line the same ones in both. */
export interface FactChunk {
  keys: Buffer;
  rows: Buffer;
}

/** The facts of one slice in COPY text, by noun: kept until applied, so that a lost connection can be repeated. */
export type EncodedFacts = ReadonlyMap<Noun, readonly FactChunk[]>;

const UUID_CHARACTERS = 36;

/** Tables smaller than this are planned well enough without statistics. */
const ANALYZE_FROM_BYTES = 64 * 1024;

/**
 * Fills this transaction's tables of a noun: ids and hashes of all facts of the slice, and the whole rows of those that
 * are new or differ from their open version. Most do not, so most of what was read is never sent. The tables are
 * temporary, empty at every commit, and made once per connection. Documents stay text there: only what is inserted is
 * worth parsing.
 */
export async function stageFacts(
  client: pg.PoolClient,
  facts: EncodedFacts,
  table: FactTable,
  within: { trustDomainId: number; kinds: readonly string[]; scopes: readonly string[] },
): Promise<void> {
  await client.query(createTables(table));
  const chunks = facts.get(table.noun) ?? [];
  const keys = chunks.map((chunk) => chunk.keys);
  await copy(client, `${table.seen} (fact_id, hash)`, keys);
  const { rows } = await client.query<{ fact_id: string }>(findNews(table), [
    within.trustDomainId,
    within.kinds,
    within.scopes,
  ]);
  const news = new Set(rows.map((row) => row.fact_id));
  const changed = news.size === 0 ? [] : chunks.flatMap((chunk) => rowsOf(chunk, news));
  await copy(client, `${table.stage} (${copyColumns(table)})`, changed);
  if (byteLength(changed) >= ANALYZE_FROM_BYTES) await client.query(`analyze ${table.stage} (kind, scope, fact_id)`);
}

/** Puts the slice's facts straight into their table: right only where it holds nothing of the slice yet. */
export async function copyFacts(client: pg.PoolClient, facts: EncodedFacts, table: FactTable): Promise<void> {
  const rows = (facts.get(table.noun) ?? []).map((chunk) => chunk.rows);
  await copy(client, `${table.table} (${copyColumns(table)})`, rows);
}

async function copy(client: pg.PoolClient, target: string, lines: readonly Buffer[]): Promise<void> {
  if (lines.length === 0) return;
  await pipeline(Readable.from(lines), client.query(copyFrom(`copy ${target} from stdin`)));
}

/** The rows whose facts are wanted. */
function rowsOf({ keys, rows }: FactChunk, wanted: ReadonlySet<string>): Buffer[] {
  const found: Buffer[] = [];
  let start = 0;
  for (let key = 0; key < keys.length; key += KEY_BYTES) {
    const end = rows.indexOf("\n", start) + 1;
    if (wanted.has(keys.toString("latin1", key, key + UUID_CHARACTERS))) found.push(rows.subarray(start, end));
    start = end;
  }
  return found;
}

function byteLength(lines: readonly Buffer[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

/** Facts without an open version that is equal. Kind and scope follow from the id; named, they lead to the index. */
function findNews(table: FactTable): string {
  return `
    select s.fact_id from ${table.seen} s where not exists (
      select 1 from ${table.table} t
      where t.closed_by is null and t.trust_domain_id = $1 and t.kind = any($2) and t.scope = any($3)
        and t.fact_id = s.fact_id and t.hash = s.hash)`;
}

function createTables(table: FactTable): string {
  const types: Record<string, string> = { hash: "bytea", fact_id: "uuid", identity_id: "uuid" };
  const columns = factColumns(table).map((column) => `${column} ${types[column] ?? "text"}`);
  const stamp = "trust_domain_id int, opened_by bigint, opened_at timestamptz";
  return `
    create temp table if not exists ${table.seen} (fact_id uuid, hash bytea) on commit delete rows;
    create temp table if not exists ${table.stage} (${stamp}, ${columns.join(", ")}) on commit delete rows`;
}
