import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kubernetes } from "#collectors/kubernetes/collector.ts";
import { sorted } from "#collectors/shared/testing/collected.ts";
import { PRODUCTION, type EnvironmentRule } from "#lib/domain/environments/rule.ts";
import { type GraphNode, isEdge } from "#lib/domain/reach/edge.ts";
import type { Estate } from "#lib/domain/reach/estate.ts";
import { buildGraph } from "#lib/domain/reach/graph/build.ts";
import { indexOf, keyOf } from "#lib/domain/reach/graph/read.ts";
import { environmentsOfPlaces, placesOf } from "#lib/domain/reach/places.ts";
import { verdictOf, type VerdictTable } from "#lib/domain/reach/verdicts/table.ts";
import { verdicts } from "#lib/domain/reach/verdicts/verdicts.ts";
import { kubernetesGraph } from "#lib/domain/systems/kubernetes/edges/graph.ts";
import { domainOf } from "#lib/domain/systems/kubernetes/edges/testing/domain-of.ts";
import { writeSample, type SampleExport } from "./generate.ts";
import { readTruth } from "./testing/read-truth.ts";

const NOW = new Date("2026-03-14T09:26:53.589Z");

/** Those an installation begins with, as far as the clusters of the sample are concerned. */
const RULES: EnvironmentRule[] = [
  ...["production", "staging", "development", "tooling"].map((environment) => ({
    ...{ environment, match: "label" as const, keys: ["environment"], values: [environment] },
  })),
  { environment: "staging", match: "name", kinds: ["cluster", "namespace"], patterns: ["staging"] },
  { environment: "production", match: "name", kinds: ["cluster", "namespace"], patterns: ["prod"] },
];

let directory: string;
let table: VerdictTable;

/** The newest reading of each cluster. */
async function readClusters(exports: readonly SampleExport[]): Promise<Estate> {
  const newest = new Map(exports.filter(({ system }) => system === "kubernetes").map((one) => [one.slug, one]));
  const domains = [...newest.values()].map(async ({ path, slug, readAt }) => {
    const input = { path, sourceSlug: slug, defaultNamespace: "default", readAt, signal: new AbortController().signal };
    return domainOf(await sorted(kubernetes.collectDirectory(input, async () => slug)), slug, true);
  });
  return { at: NOW.toISOString(), domains: await Promise.all(domains) };
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "rollcall-sample-reach-"));
  const estate = await readClusters(writeSample(directory, NOW));
  const elements = estate.domains.flatMap((facts) => [...kubernetesGraph.build(facts)]);
  const nodes = elements.filter((element): element is GraphNode => !isEdge(element));
  const environments = environmentsOfPlaces(RULES, placesOf(estate, nodes), () => "label");
  const graph = buildGraph(elements);
  table = verdicts(graph, (node) => environments.get(keyOf(graph, node))?.name === PRODUCTION);
}, 60_000);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("who reaches production in the sample's clusters, as far as clusters alone tell", () => {
  const rows = readTruth("reach").filter(({ key }) => key?.startsWith("kubernetes:"));

  it("has rows of each answer", () => {
    const count = (reaches: string) => rows.filter((row) => row["reaches"] === reaches).length;

    expect(count("yes")).toBeGreaterThanOrEqual(25);
    expect(count("unknown")).toBeGreaterThanOrEqual(10);
    expect(count("no")).toBeGreaterThanOrEqual(10);
  });

  it.each(rows.map((row) => [row["key"] ?? "", row] as const))("%s", (key, row) => {
    const verdict = verdictOf(table, indexOf(table.situation.graph, key));

    expect({
      reaches: verdict.reaches,
      ability: verdict.ability ?? "",
      chain_length: String(verdict.chainLength ?? ""),
      ...(row["resources"] === "" ? {} : { resources: String(verdict.resources) }),
    }).toEqual({
      reaches: row["reaches"],
      ability: row["ability"],
      chain_length: row["chain_length"],
      ...(row["resources"] === "" ? {} : { resources: row["resources"] }),
    });
  });
});
