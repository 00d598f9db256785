import { applyLive } from "#collectors/kubernetes/live/testing/apply-live.ts";
import { collectFrom, liveInput } from "#collectors/kubernetes/live/testing/collect-live.ts";
import { incomplete } from "#collectors/kubernetes/testing/collect.ts";
import { LIMITS } from "#collectors/kubernetes/live/limits.ts";
import { LISTINGS, pathOf } from "#collectors/kubernetes/live/listings.ts";
import { applyGrant, create } from "#collectors/kubernetes/live/testing/seed-cluster.ts";
import { ALL_RIGHTS } from "#collectors/kubernetes/live/testing/collect-live.ts";
import type { LiveInput } from "#collectors/types.ts";
import { apiClient, type ApiClient } from "#e2e/peers/kubernetes/api.ts";
import { missingKubernetes } from "#e2e/peers/kubernetes/binary.ts";
import { startKubernetes, type KubernetesPeer } from "#e2e/peers/kubernetes/start.ts";
import { FACT_TABLES } from "#lib/db/apply/tables.ts";
import { openDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate/migrate.ts";
import { startThrowAwayPostgres } from "#lib/launch/postgres/throw-away.ts";
import { median, row, type BenchRow } from "./report.ts";

const ACCOUNTS = 20_000;
const NAMESPACES = 50;
const RUNS = 5;
const INPUT = `a real API server with ${ACCOUNTS.toLocaleString("en-US")} service accounts and as many role bindings, all kinds`;

/** Reading a running cluster: fetched, reduced and made into facts; and how many calls that takes. */
export async function benchLive(): Promise<BenchRow[]> {
  if (missingKubernetes() !== null) return [];
  const peer = await startKubernetes({ controllers: true });
  const admin = apiClient(peer, peer.adminToken);
  try {
    const token = await applyGrant(admin, ALL_RIGHTS);
    await load(admin);
    return [...(await measure(peer, admin, token)), ...(await measureWhole(liveInput(peer, token)))];
  } finally {
    admin.close();
    await peer.stop();
  }
}

/** The same with what a worker does besides: every fact written with its history, and the inventory made of it. */
async function measureWhole(input: LiveInput): Promise<BenchRow[]> {
  const server = await startThrowAwayPostgres({ durable: true });
  await migrate(server.url, { onStep: () => undefined });
  const database = openDatabase(server.url);
  const first: number[] = [];
  const again: number[] = [];
  try {
    for (let run = 0; run < RUNS; run += 1) {
      // One cluster speaks for one trust domain: each first collection needs a database without it.
      await database.pool.query("truncate trust_domain, source, analysis, change cascade");
      for (const { table } of FACT_TABLES) await database.pool.query(`truncate ${table}`);
      await database.pool.query("truncate inventory_row, held_closing");
      const place = { database, url: server.url };
      first.push(await timed(() => applyLive(place, input)));
      again.push(await timed(() => applyLive(place, input)));
    }
  } finally {
    await database.close();
    await server.stop();
  }
  const shared = { unit: "s", input: INPUT, baseline: null, baselineOf: "" };
  return [
    row({ id: "live-first", value: median(first), bar: "at most 60 s", ...shared }),
    row({ id: "live-again", value: median(again), bar: "none set", ...shared }),
  ];
}

async function measure(peer: KubernetesPeer, admin: ApiClient, token: string): Promise<BenchRow[]> {
  const seconds: number[] = [];
  const cpu: number[] = [];
  const bare: number[] = [];
  let calls = 0;
  for (let run = 0; run < RUNS; run += 1) {
    bare.push(await timed(() => listOnly(admin)));
    calls = 0;
    const before = process.cpuUsage();
    let facts = 0;
    seconds.push(
      await timed(async () => {
        const collected = await collectFrom(liveInput(peer, token, { onCall: () => (calls += 1) }));
        facts = incomplete(collected).length === 0 ? collected.facts.length : 0;
      }),
    );
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1e6);
    if (facts < 2 * ACCOUNTS) throw new Error("facts are missing: the measurement is wrong");
  }
  const baselineOf = "asking for the same pages and parsing them, one after the other";
  return [
    row({
      id: "live",
      value: median(seconds),
      unit: "s",
      baseline: median(bare),
      baselineOf,
      bar: "none set",
      input: INPUT,
    }),
    row({
      id: "live-cpu",
      value: median(cpu),
      unit: "CPU s",
      baseline: null,
      baselineOf: "",
      bar: "none set",
      input: INPUT,
    }),
    row({
      id: "live-calls",
      value: calls,
      unit: "calls",
      baseline: await fewestCalls(admin),
      baselineOf: "the pages of one list for each kind",
      bar: "at most 1.5 × that, and one for each namespace with Secrets",
      input: INPUT,
    }),
  ];
}

/** What any reader must do at least. Answers how many calls that was. */
async function listOnly(admin: ApiClient): Promise<number> {
  let calls = 0;
  for (const listing of LISTINGS.filter(({ form }) => form === "list" || form === "table")) {
    let next = "";
    do {
      const page = `limit=${LIMITS.pageSize}&continue=${encodeURIComponent(next)}`;
      const answer = (await admin.demand({ path: `${pathOf(listing)}?${page}` })) as {
        metadata: { continue?: string };
      };
      next = answer.metadata.continue ?? "";
      calls += 1;
    } while (next !== "");
  }
  return calls;
}

const fewestCalls = listOnly;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function load(admin: ApiClient): Promise<void> {
  for (let index = 0; index < NAMESPACES; index += 1) {
    await create(admin, { kind: "Namespace", metadata: { name: `team-${index}` } });
  }
  const waiting = Array.from({ length: ACCOUNTS }, (_, index) => index).values();
  const lane = async () => {
    for (const index of waiting) {
      const metadata = { name: `app-${index}`, namespace: `team-${index % NAMESPACES}` };
      await create(admin, { kind: "ServiceAccount", metadata });
      const subjects = [{ kind: "ServiceAccount", ...metadata }];
      const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" };
      await create(admin, { kind: "RoleBinding", metadata, subjects, roleRef });
    }
  };
  await Promise.all(Array.from({ length: 32 }, lane));
}
