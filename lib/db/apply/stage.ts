import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Noun } from "#lib/domain/facts/fact.ts";
import { copyColumns, factColumns, type FactTable } from "./tables.ts";

/** The facts of one slice in COPY text, by noun: kept until applied, so that a lost connection can be repeated. */
export type EncodedFacts = ReadonlyMap<Noun, readonly Buffer[]>;

/** Tables smaller than this are planned well enough without statistics. */
const ANALYZE_FROM_BYTES = 256 * 1024;

/**
 * Fills this transaction's staging table of a noun with the slice's facts. It is temporary, empty at every commit, and
 * made once per connection. Documents stay text there: only what is inserted is worth parsing.
 */
export async function stageFacts(client: pg.PoolClient, facts: EncodedFacts, table: FactTable): Promise<void> {
  await client.query(createStage(table));
  const bytes = await copyInto(client, table.stage, facts, table);
  if (bytes >= ANALYZE_FROM_BYTES) await client.query(`analyze ${table.stage} (kind, scope, fact_id)`);
}

/** Puts the slice's facts straight into their table: right only where it holds nothing of the slice yet. */
export async function copyFacts(client: pg.PoolClient, facts: EncodedFacts, table: FactTable): Promise<void> {
  await copyInto(client, table.table, facts, table);
}

async function copyInto(client: pg.PoolClient, target: string, facts: EncodedFacts, table: FactTable): Promise<number> {
  const chunks = facts.get(table.noun) ?? [];
  if (chunks.length === 0) return 0;
  await pipeline(Readable.from(chunks), client.query(copyFrom(`copy ${target} (${copyColumns(table)}) from stdin`)));
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0);
}

function createStage(table: FactTable): string {
  const types: Record<string, string> = { hash: "bytea", fact_id: "uuid", identity_id: "uuid" };
  const columns = factColumns(table).map((column) => `${column} ${types[column] ?? "text"}`);
  const stamp = "trust_domain_id int, opened_by bigint, opened_at timestamptz";
  return `create temp table if not exists ${table.stage} (${stamp}, ${columns.join(", ")}) on commit delete rows`;
}
