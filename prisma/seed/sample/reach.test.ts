import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { environmentsOf } from "#lib/db/environments.ts";
import { EnvironmentRules, PRODUCTION } from "#lib/domain/environments/rule.ts";
import { buildGraph } from "#lib/domain/reach/graph/build.ts";
import { nodeCount } from "#lib/domain/reach/graph/columns.ts";
import { indexOf, keyOf, nodeAt } from "#lib/domain/reach/graph/read.ts";
import { placesOf } from "#lib/domain/reach/places.ts";
import { elementsOfEstate } from "#lib/domain/reach/registry.ts";
import { verdictOf, type VerdictTable } from "#lib/domain/reach/verdicts/table.ts";
import { verdicts } from "#lib/domain/reach/verdicts/verdicts.ts";
import { sampleEstate } from "./testing/estate.ts";
import { readTruth } from "./testing/read-truth.ts";

const NOW = new Date("2026-03-14T09:26:53.589Z");

/** The rules an installation begins with, out of the migrations that write them. */
function firstRules() {
  const texts = ["20261120000000_foundation", "20261124000000_reach"].map((name) =>
    readFileSync(new URL(`../../migrations/${name}/migration.sql`, import.meta.url), "utf8"),
  );
  return EnvironmentRules.parse(
    texts.flatMap((sql) => JSON.parse(/'(\[\s*\{"environment[^']*\])'/.exec(sql)?.[1] ?? "")),
  );
}

let table: VerdictTable;

beforeAll(async () => {
  const estate = await sampleEstate(NOW);
  const graph = buildGraph(elementsOfEstate(estate));
  const nodes = Array.from({ length: nodeCount(graph) }, (_, node) => nodeAt(graph, node));
  const environments = environmentsOf(firstRules(), placesOf(estate, nodes));
  table = verdicts(graph, (node) => environments.get(keyOf(graph, node))?.name === PRODUCTION);
}, 120_000);

describe("who reaches production in the sample", () => {
  const rows = (["reach", "reach-github", "reach-aws"] as const).flatMap((name) => readTruth(name));

  it.each([
    ["yes", 25],
    ["conditional", 25],
    ["no", 25],
    ["unknown", 10],
  ])("has rows that say %s", (reaches, least) => {
    expect(rows.filter((row) => row["reaches"] === reaches).length).toBeGreaterThanOrEqual(least);
  });

  it.each(rows.map((row) => [row["key"] ?? "", row] as const))("%s", (key, row) => {
    const { reaches, ability, chainLength, resources } = verdictOf(table, indexOf(table.situation.graph, key));
    const found = {
      reaches,
      ability: ability ?? "",
      chain_length: String(chainLength ?? ""),
      resources: String(resources),
    };
    // What nobody counted by hand is not compared.
    const told = Object.entries(found).filter(([column]) => column === "reaches" || row[column] !== "");

    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(told.map(([column]) => [column, row[column]])));
  });
});
