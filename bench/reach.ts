import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chokePlan, chokePoints } from "#lib/domain/reach/choke/choke-points.ts";
import { withBackward } from "#lib/domain/reach/graph/backward.ts";
import { nodeCount, REMOVED } from "#lib/domain/reach/graph/columns.ts";
import { PathFinder } from "#lib/domain/reach/paths/paths.ts";
import { type Situation, situationOf } from "#lib/domain/reach/verdicts/situation.ts";
import type { VerdictTable } from "#lib/domain/reach/verdicts/table.ts";
import { verdictsAfter, verdictsIn } from "#lib/domain/reach/verdicts/verdicts.ts";
import { draws } from "#lib/domain/systems/kubernetes/permissions/testing/draw.ts";
import { cpuTimes, quantile, timed, times } from "./measure.ts";
import { columnsOf } from "./reach/columns.ts";
import { type Estate, estateOf, type EstateSize, isProduction } from "./reach/estate.ts";
import type { Loaded } from "./reach/load.ts";
import { timesBySql } from "./reach/sql.ts";
import { median, row, type BenchRow } from "./report.ts";

const SIZE: EstateSize = { identities: 100_000, edges: 500_000, production: 1000 };
const MILLION: EstateSize = { identities: 1_000_000, edges: 10_000_000, production: 1000 };
const RUNS = 5;
const CHANGES = 300;
const WARM_UP = 200;
const NODES = 300;
const BY_SQL = 15;

/** Bars `reach` and `reach-1m`: verdicts from a stored snapshot, after one changed edge, and explained paths. */
export async function benchReach(): Promise<BenchRow[]> {
  const estate = estateOf(SIZE);
  const graph = withBackward(columnsOf(estate));
  const situation = situationOf(graph, (node) => isProduction(estate, node));
  const table = verdictsIn(situation);
  return [
    ...loadRows("reach", SIZE, RUNS),
    ...(await changeRows(table)),
    ...(await pathRows(table, estate)),
    ...(await chokeRows(situation)),
    ...loadRows("reach-1m", MILLION, 3),
  ];
}

function inputOf({ identities, edges, production }: EstateSize): string {
  const told = (count: number): string => count.toLocaleString("en-US");
  return `${told(identities)} identities, ${told(edges)} edges, ${told(production)} production resources, generated`;
}

/** In a process of its own each time, so that memory is that of loading alone. */
function loadRows(id: string, size: EstateSize, runs: number): BenchRow[] {
  const directory = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
  try {
    const file = join(directory, "snapshot.zst");
    run("bench/reach/store.ts", file, size);
    const loaded = Array.from({ length: runs }, () => JSON.parse(run("bench/reach/load.ts", file, size)) as Loaded);
    const of = (read: (one: Loaded) => number): number => median(loaded.map(read));
    const none = {
      baseline: null,
      baselineOf: "",
      input: `${inputOf(size)}; from the compressed snapshot to verdicts`,
    };
    const isMillion = size === MILLION;
    return [
      row({ id, value: of((one) => one.cpuSeconds), unit: "CPU s", bar: isMillion ? "none" : "at most 2", ...none }),
      row({
        id: `${id}-wall`,
        value: of((one) => one.seconds),
        unit: "s",
        bar: isMillion ? "at most 20" : "none",
        ...none,
      }),
      row({
        ...{ id: `${id}-memory`, value: Math.max(...loaded.map((one) => one.bytes)) / 2 ** 30, unit: "GiB at most" },
        ...{ bar: isMillion ? "at most 1.5" : "none", ...none },
      }),
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function run(script: string, file: string, size: EstateSize): string {
  return execFileSync(process.execPath, [script, file, JSON.stringify(size)], { encoding: "utf8" });
}

/** One edge is taken away, then put back. */
async function changeRows(table: VerdictTable): Promise<BenchRow[]> {
  const { situation } = table;
  const draw = draws(1);
  const edges = Array.from({ length: CHANGES }, () => Math.floor(draw.unit() * situation.mark.length));
  const changes = edges.flatMap((edge) => [edge, null]);
  let current = table;
  const change = (removed: number | null): Promise<void> => {
    const mark = situation.mark.slice();
    if (removed !== null) mark[removed] = REMOVED;
    current = verdictsAfter(current, { ...situation, mark });
    return Promise.resolve();
  };
  // A process that lives long has compiled what it runs.
  await times(changes.slice(0, WARM_UP), change);
  const taken = await times(changes, change);
  const cpu = await cpuTimes(changes, change);
  const whole = await timed(() => Promise.resolve(verdictsIn(situation)));
  const fields = { input: `${inputOf(SIZE)}; ${CHANGES} edges taken away and put back, after ${WARM_UP / 2} others` };
  const baselineOf = "deciding everything";
  return [
    row({
      id: "reach-change",
      value: quantile(taken, 0.95),
      unit: "ms p95",
      baseline: whole,
      baselineOf,
      bar: "at most 50",
      ...fields,
    }),
    row({
      id: "reach-change-cpu",
      value: quantile(cpu, 0.95),
      unit: "CPU ms p95",
      baseline: null,
      baselineOf: "",
      bar: "none",
      ...fields,
    }),
  ];
}

/** For identities that reach production or could; the first question of each ability measures the whole graph. */
async function pathRows(table: VerdictTable, estate: Estate): Promise<BenchRow[]> {
  const { situation, passes } = table;
  const draw = draws(2);
  const nodes: number[] = [];
  while (nodes.length < NODES) {
    const node = estate.hubs + Math.floor(draw.unit() * estate.identities);
    if ((passes[2].ability[node] ?? 0) > 0) nodes.push(node);
  }
  const finder = new PathFinder(situation);
  const anywhere = { to: null, ability: null };
  const find = (count: number) => (node: number) => Promise.resolve(finder.find(node, anywhere, count));
  const one = await times(nodes, find(1));
  const many = await times(nodes, find(20));
  const bySql = await timesBySql(situation, nodes.slice(0, BY_SQL), (node) => passes[0].ability[node] ?? 0);
  const baseline = { baseline: median(bySql), baselineOf: "a recursive SQL query for the ability of one node, median" };
  const input = `${inputOf(SIZE)}; ${NODES} identities with a path`;
  return [
    row({ id: "reach-path", value: quantile(one, 0.95), unit: "ms p95", ...baseline, bar: "at most 20", input }),
    row({ id: "reach-paths-20", value: quantile(many, 0.95), unit: "ms p95", ...baseline, bar: "none", input }),
  ];
}

async function chokeRows(situation: Situation): Promise<BenchRow[]> {
  const kinds = ["evidence", "document", "edge", "node"] as const;
  const points = await timed(() => Promise.resolve(chokePoints(situation, { from: "yes", kinds, count: 10 })));
  const plan = await timed(() =>
    Promise.resolve(chokePlan(situation, { from: "yes", kinds: ["evidence"], count: 10 })),
  );
  const fields = {
    unit: "s",
    baseline: null,
    baselineOf: "",
    bar: "none",
    input: `${inputOf(SIZE)}, ${nodeCount(situation.graph)} nodes`,
  };
  return [
    row({ id: "reach-choke", value: points / 1000, ...fields }),
    row({ id: "reach-plan", value: plan / 1000, ...fields }),
  ];
}
