import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { kubernetes } from "#collectors/kubernetes/collector.ts";
import { collectDirectory } from "#collectors/runtime/collect.ts";
import type { Collector } from "#collectors/types.ts";
import { encodeFact } from "#lib/db/apply/encode.ts";
import { copyColumns, tableOf } from "#lib/db/apply/tables.ts";
import { FACT_TABLES } from "#lib/db/apply/tables.ts";
import { openDatabase, type Database } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate/migrate.ts";
import { startThrowAwayPostgres } from "#lib/launch/postgres/throw-away.ts";
import { writeCluster } from "./cluster.ts";
import { median, row, type BenchRow } from "./report.ts";

const OBJECTS = 100_000;
const RUNS = 5;
const INPUT = `${OBJECTS.toLocaleString("en-US")} generated Kubernetes objects in 500 files`;

/** Bars `ingest` and `recollect`: a first collection, the same again, and one with 1 % changed. */
export async function benchCollect(): Promise<BenchRow[]> {
  const directory = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
  const server = await startThrowAwayPostgres({ durable: true });
  try {
    await migrate(server.url, { onStep: () => undefined });
    const database = openDatabase(server.url);
    writeCluster(join(directory, "same"), OBJECTS);
    writeCluster(join(directory, "changed"), OBJECTS, OBJECTS / 100);
    const rows = await measure(database, server.url, directory);
    await database.close();
    return rows;
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measure(database: Database, url: string, directory: string): Promise<BenchRow[]> {
  const ingest: Timed[] = [];
  const copies: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    copies.push(await copyBaseline(database, join(directory, "same")));
    ingest.push(await collect(database, url, join(directory, "same"), `cluster-${run}`, run));
  }
  const last = `cluster-${RUNS - 1}`;
  const before = await rowsWritten(database);
  const same = await collect(database, url, join(directory, "same"), last, RUNS);
  const written = (await rowsWritten(database)) - before;
  const changed: Timed[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const from = run % 2 === 0 ? "changed" : "same";
    changed.push(await collect(database, url, join(directory, from), last, RUNS + 1 + run));
  }
  const rate = median(ingest.map((timed) => timed.facts / timed.databaseSeconds));
  return [
    row({
      id: "ingest",
      value: rate,
      unit: "fact rows/s",
      baseline: median(copies),
      baselineOf: "COPY into attachment_fact with its 4 indexes",
      bar: "at least 40,000",
      input: INPUT,
    }),
    row({
      id: "ingest-parse",
      value: median(ingest.map((timed) => OBJECTS / timed.parseSeconds)),
      unit: "objects/s",
      baseline: null,
      baselineOf: "",
      bar: "none, measured apart",
      input: INPUT,
    }),
    row({
      id: "ingest-rest",
      value: median(ingest.map((timed) => timed.restSeconds)),
      unit: "s encoding and analysis",
      baseline: null,
      baselineOf: "",
      bar: "none, measured apart",
      input: INPUT,
    }),
    row({
      id: "recollect-rows",
      value: written,
      unit: "rows written to fact tables",
      baseline: null,
      baselineOf: "",
      bar: "0",
      input: `${INPUT}, unchanged`,
    }),
    row({
      id: "recollect-same",
      value: same.databaseSeconds,
      unit: "s in the database",
      baseline: median(ingest.map((timed) => timed.databaseSeconds)),
      baselineOf: "the first collection",
      bar: "none",
      input: `${INPUT}, unchanged`,
    }),
    row({
      id: "recollect",
      value: median(changed.map((timed) => timed.databaseSeconds)),
      unit: "s in the database",
      baseline: median(ingest.map((timed) => timed.databaseSeconds)),
      baselineOf: "the first collection",
      bar: "at most 1",
      input: `${INPUT}, 1 % changed`,
    }),
  ];
}

interface Timed {
  facts: number;
  parseSeconds: number;
  databaseSeconds: number;
  /** Encoding, opening and ending the collection, and the analysis. */
  restSeconds: number;
}

/** Collects through production's path; the collector's own time is what passes while the runtime waits for it. */
async function collect(database: Database, url: string, path: string, slug: string, day: number): Promise<Timed> {
  let parse = 0;
  const timed: Collector = {
    manifest: kubernetes.manifest,
    async *collectDirectory(input, trustDomainSlug) {
      const emissions = kubernetes.collectDirectory(input, trustDomainSlug)[Symbol.asyncIterator]();
      for (;;) {
        const started = performance.now();
        const next = await emissions.next();
        parse += performance.now() - started;
        if (next.done) return;
        yield next.value;
      }
    },
  };
  const started = performance.now();
  const result = await collectDirectory({
    database,
    databaseUrl: url,
    collector: timed,
    path,
    sourceSlug: slug,
    sample: false,
    defaultNamespace: "default",
    readAt: new Date(Date.UTC(2026, 0, 1 + day)),
    actor: { kind: "system", id: "bench", name: "bench" },
    signal: new AbortController().signal,
  });
  const total = (performance.now() - started) / 1000;
  return {
    facts: result.facts,
    parseSeconds: parse / 1000,
    databaseSeconds: result.writeSeconds,
    restSeconds: total - parse / 1000 - result.writeSeconds,
  };
}

async function rowsWritten(database: Database): Promise<number> {
  const client = await database.pool.connect();
  try {
    await client.query("select pg_stat_force_next_flush()");
    await client.query("select pg_stat_clear_snapshot()");
    const { rows } = await client.query<{ rows: string }>(
      "select sum(n_tup_ins + n_tup_upd + n_tup_del) as rows from pg_stat_user_tables where relname = any($1)",
      [FACT_TABLES.map(({ table }) => table)],
    );
    return Number(rows[0]?.rows ?? 0);
  } finally {
    client.release();
  }
}

/** What Postgres does by itself: the attachments of the same input by COPY into a table like ours, indexes and all. */
async function copyBaseline(database: Database, path: string): Promise<number> {
  const table = tableOf("attachment");
  const stamp = { trustDomainId: 1, trustDomainKey: "bench", collectionId: "1", readAt: new Date(0) };
  const lines: string[] = [];
  const input = {
    path,
    sourceSlug: "bench",
    defaultNamespace: "default",
    readAt: new Date(0),
    signal: new AbortController().signal,
  };
  for await (const emission of kubernetes.collectDirectory(input, () => Promise.resolve("bench"))) {
    if (emission.type === "fact" && emission.fact.noun === "attachment")
      lines.push(encodeFact(emission.fact, stamp).row);
  }
  const client = await database.pool.connect();
  try {
    await client.query("create table bench_copy (like attachment_fact including all)");
    const started = performance.now();
    await pipeline(Readable.from(lines), client.query(copyFrom(`copy bench_copy (${copyColumns(table)}) from stdin`)));
    const seconds = (performance.now() - started) / 1000;
    await client.query("drop table bench_copy");
    return lines.length / seconds;
  } finally {
    client.release();
  }
}
