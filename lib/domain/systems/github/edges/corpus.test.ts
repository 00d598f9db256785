import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { collect } from "#collectors/github/testing/collect.ts";
import { CORPUS, hasCorpus } from "#collectors/shared/testing/corpus.ts";
import type { JsonObject } from "../../../facts/json.ts";
import { isEdge } from "../../../reach/edge.ts";
import { domainFactsOf } from "../../../reach/joins/testing/domain-facts.ts";
import { objectOf } from "../../content.ts";
import { githubGraph } from "./github-graph.ts";

describe.skipIf(!hasCorpus)(`edges of real workflows in ${CORPUS} (skipped where it is absent)`, () => {
  it("are a few for each fact, and lead from every workflow that runs by itself and takes a secret", async () => {
    const collected = await collect(join(CORPUS, "github-workflows"));
    const facts = domainFactsOf("github", "checkouts", collected, false);

    const elements = [...githubGraph.build(facts)];

    const edges = elements.filter(isEdge);
    const nodes = new Set(elements.flatMap((element) => (isEdge(element) ? [] : [element.key])));
    expect(elements.length).toBeLessThan(6 * collected.facts.length);
    expect(edges.filter(({ from }) => !nodes.has(from))).toEqual([]);
    const starting = new Set(edges.map(({ from }) => from));
    const silent = facts.of("consumer", "workflow-job").filter(({ identity }) => !starting.has(identity ?? ""));
    const taking = silent.filter(({ content }) => JSON.stringify(content.secrets) !== "[]");
    const called = new Set(facts.of("identity").flatMap((one) => (isCalledOnly(one.content) ? [one.alias] : [])));
    expect(taking.filter(({ identity }) => !called.has(identity ?? "")).map(({ alias }) => alias)).toEqual([]);
  });
});

function isCalledOnly({ triggers }: JsonObject): boolean {
  return Array.isArray(triggers) && triggers.every((one) => objectOf(one).event === "workflow_call");
}
