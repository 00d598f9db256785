import { promisify } from "node:util";
import { zstdDecompress } from "node:zlib";
import type pg from "pg";
import { z } from "zod";
import type { PlacedClassification } from "#lib/domain/environments/classified.ts";

/** The newest graph as it is kept. */
export interface StoredGraph {
  id: string;
  asOf: Date;
  finishedAt: Date;
  rulesVersion: number;
  /** As lib/domain/reach/snapshot reads it. */
  snapshot: Uint8Array;
  /** The environment of every resource that has one, by key. */
  environments: Map<string, Omit<PlacedClassification, "rule">>;
}

/** Which graph is the newest: one small read before each answer from a copy. Null: none was made yet. */
export async function newestGraphId(pool: pg.Pool): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>("select id::text from reach_graph order by id desc limit 1");
  return rows[0]?.id ?? null;
}

/** The newest graph. Null: none was made yet. */
export async function readNewestGraph(pool: pg.Pool): Promise<StoredGraph | null> {
  const { rows } = await pool.query<Row>(
    `select id::text, as_of as "asOf", finished_at as "finishedAt", environment_rules_version as "rulesVersion", graph, production
     from reach_graph order by id desc limit 1`,
  );
  const [row] = rows;
  if (!row) return null;
  const { graph, production, ...rest } = row;
  const environments = Object.entries(Kept.parse(production));
  return {
    ...rest,
    snapshot: await decompress(graph),
    environments: new Map(environments.map(([key, [name, because, by]]) => [key, { name, because, by }])),
  };
}

interface Row extends Pick<StoredGraph, "id" | "asOf" | "finishedAt" | "rulesVersion"> {
  graph: Buffer;
  production: unknown;
}

const Kept = z.record(z.string(), z.tuple([z.string(), z.string(), z.string()]));

const decompress = promisify(zstdDecompress);
