import { setTimeout } from "node:timers/promises";
import { countList } from "#lib/db/inventory/count.ts";
import { writeCursor } from "#lib/db/inventory/cursor.ts";
import { readPage } from "#lib/db/inventory/list.ts";
import { recordMoved } from "#lib/db/inventory/version.ts";
import { openDatabase, type Database } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate/migrate.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { bytesOf, type ListIndex } from "#lib/domain/inventory/index/list-index.ts";
import { bytesOfPast } from "#lib/domain/inventory/index/past.ts";
import type { InventoryQuery } from "#lib/domain/inventory/list.ts";
import { draws } from "#lib/domain/systems/kubernetes/permissions/testing/draw.ts";
import { startThrowAwayPostgres } from "#lib/launch/postgres/throw-away.ts";
import type { Context } from "#lib/service/context.ts";
import { readFilterScope } from "#lib/service/filter-scope.ts";
import { countInventory, listRows } from "#lib/service/inventory.ts";
import { CROWD_NOW, writeCrowd } from "./crowd.ts";
import { drawQuery, FIRST_PAGE } from "./list-queries.ts";
import { cpuTimes, memory, quantile, standing, timed, times } from "./measure.ts";
import { median, row, type BenchRow } from "./report.ts";

const IDENTITIES = 1_000_000;
const INPUT = `${IDENTITIES.toLocaleString("en-US")} generated identities in 40 trust domains`;
const PER_SECOND = 200;
const SECONDS = 20;
const DEEP_PAGE = 20_000;
const DAY = 86_400_000;

/** Bar `list`: pages, deep pages, counts, a past time, and keeping the copy up to date. */
export async function benchList(): Promise<BenchRow[]> {
  const server = await startThrowAwayPostgres({ durable: true });
  try {
    await migrate(server.url, { onStep: () => undefined });
    const fail = (error: unknown): void => {
      throw error;
    };
    const database = openDatabase(server.url, { onListFailure: fail });
    await writeCrowd(database.pool, IDENTITIES);
    const rows = await measure(database);
    await database.close();
    return rows;
  } finally {
    await server.stop();
  }
}

async function measure(database: Database): Promise<BenchRow[]> {
  const before = await memory();
  const load = await standing(() => caughtUp(database));
  const taken = (await memory()) - before;
  const index = await caughtUp(database);
  return [
    bar("list-load", load.milliseconds / 1000, "s to copy the list", "none, the database answers meanwhile"),
    bar("list-load-blocked", load.blocked, "ms the event loop stood still at most while it was", "none"),
    bar("list-memory", taken / IDENTITIES, "bytes per identity", "aim at most 300", {
      value: (bytesOf(index).arrays + bytesOf(index).texts) / IDENTITIES,
      of: "arrays and texts as counted",
    }),
    ...(await measureRows(database)),
    ...(await measureDeep(database, index)),
    ...(await measureCounts(database)),
    ...(await measurePast(database)),
    ...(await measureChange(database)),
  ];
}

/** Random pages; the first ones after a load find no condition worked out yet and are told apart. */
async function measureRows(database: Database): Promise<BenchRow[]> {
  const draw = draws(1);
  const drawn = () => Array.from({ length: PER_SECOND * SECONDS }, () => drawQuery(draw, Math.floor(draw.unit() * 4)));
  const cold = await openLoop(database, drawn());
  const queries = drawn();
  const waits = await openLoop(database, queries);
  const cpu = await cpuTimes(queries.slice(0, 1000), (query) => listRows(contextOf(database), query));
  const bySql = await times(queries.slice(0, 60), (query) => bySqlPage(database, query));
  const against = (share: number) => ({ value: quantile(bySql, share), of: "SQL, one at a time" });
  const input = `${INPUT}, any filters and sorts at ${PER_SECOND}/s`;
  return [
    { ...bar("list-rows", quantile(waits, 0.95), "ms p95", "at most 25", against(0.95)), input },
    { ...bar("list-rows-p50", quantile(waits, 0.5), "ms p50", "none", against(0.5)), input },
    {
      ...bar("list-rows-cold", quantile(cold, 0.95), "ms p95", "none", against(0.95)),
      input: `${input}, the first ${SECONDS} s after a load`,
    },
    { ...bar("list-rows-cpu", quantile(cpu, 0.95), "CPU ms p95 in the web process", "none, one at a time"), input },
  ];
}

/** How long each took from when it was due: they are asked for at fixed times, whether or not those before are answered. */
async function openLoop(database: Database, queries: readonly InventoryQuery[]): Promise<number[]> {
  const waits: number[] = [];
  const asked: Promise<void>[] = [];
  const started = performance.now();
  for (const [number, query] of queries.entries()) {
    const due = started + (number * 1000) / PER_SECOND;
    const early = due - performance.now();
    if (early > 0) await setTimeout(early);
    asked.push(listRows(contextOf(database), query).then(() => void waits.push(performance.now() - due)));
  }
  await Promise.all(asked);
  return waits;
}

/** The 20,000th page by its cursor, against the first, and against skipping what stands before. */
async function measureDeep(database: Database, index: ListIndex): Promise<BenchRow[]> {
  const query = { ...FIRST_PAGE, includeHumans: true, includeVendors: true };
  const position = Math.min((DEEP_PAGE - 1) * query.pageSize, index.size - query.pageSize);
  const place = index.orders.name.places[position - 1] ?? 0;
  const cursor = writeCursor({
    value: index.columns.names.keys[index.columns.codes.name[place] ?? 0] ?? "",
    id: String(index.columns.ids[place]),
    position,
    backwards: false,
  });
  const first = await times(
    Array.from({ length: 300 }, () => query),
    (page) => listRows(contextOf(database), page),
  );
  const deep = await times(
    Array.from({ length: 300 }, () => ({ ...query, cursor })),
    (page) => listRows(contextOf(database), page),
  );
  const offset = await timed(() =>
    database.pool.query(
      `select * from inventory_row where closed_by is null order by sort_name collate "C", id limit 50 offset ${position}`,
    ),
  );
  return [
    bar("list-deep", median(deep) / median(first), "× page 1", "at most 1.2"),
    bar("list-deep-ms", median(deep), "ms", "none", { value: offset, of: "OFFSET" }),
  ];
}

async function measureCounts(database: Database): Promise<BenchRow[]> {
  const draw = draws(2);
  const rows: BenchRow[] = [];
  for (const [name, limits, limit] of [
    ["none", 0, "50"],
    ["one", 1, "50"],
    ["combined", 3, "300"],
  ] as const) {
    const queries = Array.from({ length: 60 }, () => ({
      ...drawQuery(draw, limits),
      ...(limits < 2 ? { text: [] } : {}),
    }));
    const counted = await times(queries, (query) => countInventory(contextOf(database), query));
    const bySql = await times(queries.slice(0, 5), async (query) =>
      countList(database.pool, query, await readFilterScope(contextOf(database), null)),
    );
    rows.push(
      bar(`list-counts-${name}`, quantile(counted, 0.95), "ms p95", `at most ${limit}`, {
        value: median(bySql),
        of: "SQL, median",
      }),
    );
  }
  return rows;
}

/** A month ago, once the copy is turned back to it; against the bars of now, ten times, and against SQL. */
async function measurePast(database: Database): Promise<BenchRow[]> {
  const draw = draws(3);
  const asOf = new Date(CROWD_NOW.getTime() - 30 * DAY);
  const queries = Array.from({ length: 200 }, () => ({ ...drawQuery(draw, Math.floor(draw.unit() * 4)), asOf }));
  const { milliseconds, blocked } = await standing(() => caughtUp(database, asOf));
  const pages = await times(queries, (query) => listRows(contextOf(database), query));
  const counts = await times(queries.slice(0, 60), (query) => countInventory(contextOf(database), query));
  const pagesBySql = await times(queries.slice(0, 40), (query) => bySqlPage(database, query));
  const countsBySql = await times(queries.slice(0, 5), async (query) =>
    countList(database.pool, query, await readFilterScope(contextOf(database), asOf)),
  );
  const past = await caughtUp(database, asOf);
  const input = `${INPUT}, 30 days ago`;
  const rows = [
    bar("list-as-of", quantile(pages, 0.95), "ms p95", "at most 250", {
      value: quantile(pagesBySql, 0.95),
      of: "SQL, as long as the copy is being turned back",
    }),
    bar("list-as-of-counts", quantile(counts, 0.95), "ms p95", "at most 3,000", {
      value: median(countsBySql),
      of: "SQL, median",
    }),
    bar("list-as-of-first", milliseconds, "ms until the copy is turned back", "none, SQL answers meanwhile"),
    bar("list-as-of-blocked", blocked, "ms the event loop stood still at most while it was", "none"),
    bar("list-as-of-memory", bytesOfPast(past) / IDENTITIES, "bytes per identity at most", "none"),
  ];
  return rows.map((measured) => ({ ...measured, input }));
}

/** One in a hundred rows has a new version: until the copy has it. */
async function measureChange(database: Database): Promise<BenchRow[]> {
  const changed = await inTransaction(database.pool, async (client) => {
    const { rowCount } = await client.query(`
      with ended as (
        update inventory_row set closed_by = 1000 + trust_domain_id, closed_at = now()
        where closed_by is null and id % 100 = 0 returning *
      )
      insert into inventory_row (identity_id, trust_domain_id, system, kind, alias, name, sort_name, container, status, human,
        vendor, owner, environment, credentials, oldest_credential_at, next_expiry_at, endless_credentials, attachments,
        consumers, created_at, first_seen_at, last_change_at, hash, opened_by, opened_at)
      select identity_id, trust_domain_id, system, kind, alias || 'x', name, sort_name, container, status, human,
        vendor, 'team-new', environment, credentials, oldest_credential_at, next_expiry_at, endless_credentials, attachments,
        consumers, created_at, first_seen_at, now(), hash, 1000 + trust_domain_id, now() from ended`);
    for (let domain = 1; domain <= 40; domain += 1) await recordMoved(client, domain, String(1000 + domain));
    return rowCount;
  });
  const { milliseconds, blocked } = await standing(() => caughtUp(database));
  const input = `${INPUT}, ${changed?.toLocaleString("en-US") ?? 0} of them changed in all trust domains`;
  return [
    { ...bar("list-change", milliseconds, "ms until the copy answers again", "none"), input },
    { ...bar("list-change-blocked", blocked, "ms the event loop stood still at most until then", "none"), input },
  ];
}

async function caughtUp(database: Database, asOf?: Date): Promise<ListIndex> {
  for (;;) {
    const index = await database.list?.current(asOf);
    if (index) return index;
    await database.list?.settled();
  }
}

async function bySqlPage(database: Database, query: InventoryQuery): Promise<unknown> {
  return readPage(database.pool, query, await readFilterScope(contextOf(database), query.asOf ?? null));
}

/** As a request has it: the time moves on, and ages with it do not. */
function contextOf(database: Database): Context {
  const now = new Date(CROWD_NOW.getTime() + (performance.now() % DAY));
  return { actor: { kind: "user", id: "bench", name: "bench", role: "viewer" }, database, now };
}

function bar(
  id: string,
  value: number,
  unit: string,
  limit: string,
  against?: { value: number; of: string },
): BenchRow {
  return row({
    id,
    value,
    unit,
    baseline: against?.value ?? null,
    baselineOf: against?.of ?? "",
    bar: limit,
    input: INPUT,
  });
}
