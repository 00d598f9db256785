import { describe, expect, it } from "vitest";
import { collect } from "#collectors/aws/testing/collect.ts";
import { CORPUS, hasCorpus } from "#collectors/shared/testing/corpus.ts";
import { isEdge } from "../../../reach/edge.ts";
import { domainFactsOf } from "../../../reach/joins/testing/domain-facts.ts";
import { awsGraph } from "./aws-graph.ts";

describe.skipIf(!hasCorpus)("authorization details of others", () => {
  it("make a graph whose edges all have two ends, and none is sure where nobody read the organization", async () => {
    const facts = domainFactsOf("aws", "aws", await collect(`${CORPUS}/aws/gaad`));
    const elements = [...awsGraph.build(facts)];
    const edges = elements.filter(isEdge);
    const nodes = new Set(elements.flatMap((element) => (isEdge(element) ? [] : [element.key])));

    expect(edges.length).toBeGreaterThan(50);
    expect(edges.flatMap(({ from, to }) => [from, to]).filter((key) => !nodes.has(key))).toEqual([]);
    expect(edges.filter(({ kind, answer }) => kind === "aws/access" && answer !== "unknown")).toEqual([]);
    for (const { kind, answer, conditions, unread } of edges) {
      const explained = answer === "yes" || (answer === "unknown" ? unread : conditions).length > 0;
      expect([kind, explained]).toEqual([kind, true]);
    }
  });
});
