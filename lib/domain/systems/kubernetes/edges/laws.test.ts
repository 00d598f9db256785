import { describe, expect, it } from "vitest";
import { isEdge, type GraphEdge } from "../../../reach/edge.ts";
import type { DomainFacts } from "../../../reach/estate.ts";
import type { JsonObject } from "../../../facts/json.ts";
import { draws } from "../permissions/testing/draw.ts";
import { randomCluster } from "../permissions/testing/random-cluster.ts";
import { kubernetesGraph } from "./graph.ts";
import { elementsOf, factsOf } from "./testing/graph-of.ts";
import { largeCluster } from "./testing/large-cluster.ts";

const SEEDS = [11, 12, 13, 14, 15, 16];

/** An edge without where it stands: that of two bindings of the same is one way. */
function wayOf({ kind, from, to, ability, answer }: GraphEdge): string {
  return [kind, from, to, ability, answer].join(" ");
}

function waysOf(facts: DomainFacts): Set<string> {
  return new Set(elementsOf(facts).filter(isEdge).map(wayOf));
}

describe("the graph of a random cluster", () => {
  it.each(SEEDS)("loses no edge when a binding is added (seed %i)", async (seed) => {
    const objects = randomCluster(draws(seed), 30);
    const bindings = objects.filter(({ kind }) => kind.endsWith("Binding"));
    const taken = draws(seed + 1000).one(bindings);
    const all = waysOf(await factsOf(objects));

    const fewer = waysOf(await factsOf(objects.filter((object) => object !== taken)));

    expect([...fewer].filter((way) => !all.has(way))).toEqual([]);
  });

  it.each(SEEDS)("loses no yes and gains no no when a listing was not read (seed %i)", async (seed) => {
    const facts = await factsOf(randomCluster(draws(seed), 30));
    // Groups of everybody are told of as soon as they may give something.
    const sure = (ways: Set<string>) =>
      [...ways].filter((way) => !way.endsWith(" unknown") && !way.startsWith("kubernetes/in-group"));
    const all = waysOf(facts);
    for (const kind of ["role-bindings", "cluster-role-bindings", "cluster-roles", "roles", "secrets", "pods"]) {
      const blind = facts.listings.map((one) => (one.kind === kind ? { ...one, complete: false } : one));

      const ways = waysOf({ ...facts, listings: blind });

      expect(sure(ways).toSorted(), kind).toEqual(sure(all).toSorted());
      expect(
        [...all].filter((way) => !ways.has(way)),
        kind,
      ).toEqual([]);
    }
  });

  it.each(SEEDS)("names nodes it tells of, and says why an edge is not sure (seed %i)", async (seed) => {
    const elements = elementsOf(await factsOf(randomCluster(draws(seed), 30)));
    const told = new Set(elements.flatMap((element) => (isEdge(element) ? [] : [element.key])));
    const kinds = new Set(kubernetesGraph.kinds.map(({ id }) => id));

    for (const edge of elements.filter(isEdge)) {
      expect(told).toContain(edge.from);
      expect(told).toContain(edge.to);
      expect(kinds).toContain(edge.kind);
      expect(edge.answer === "unknown").toBe(edge.unread.length > 0);
      expect(edge.answer !== "conditional" || edge.conditions.length > 0).toBe(true);
    }
  });
});

describe("a large cluster", () => {
  const size = ({ of }: DomainFacts) =>
    (["identity", "resource", "policy-document", "attachment", "consumer", "stored-copy"] as const).reduce(
      (sum, noun) => sum + of(noun).length,
      0,
    );

  it("gives elements in proportion to what was read of it", () => {
    const perFact = [100, 1000].map((namespaces) => {
      const facts = largeCluster({ namespaces, accounts: 10 * namespaces, bindings: 5 * namespaces });
      return [...kubernetesGraph.build(facts)].length / size(facts);
    });

    expect(perFact[0]).toBeLessThan(12);
    expect((perFact[1] ?? 0) / (perFact[0] ?? 1)).toBeLessThan(1.05);
  }, 60_000);

  it("stays so where nothing was read of bindings and workloads", () => {
    const facts = largeCluster({ namespaces: 1000, accounts: 10_000, bindings: 5000 });
    const listings = facts.listings.map((one) => ({ ...one, complete: false }));

    expect([...kubernetesGraph.build({ ...facts, listings })].length / size(facts)).toBeLessThan(15);
  }, 60_000);

  it("does not read the rules of a role for each binding", () => {
    let read = 0;
    const rule = new Proxy<JsonObject>(
      { verbs: ["get"], apiGroups: [""], resources: ["secrets"] },
      {
        get: (target, key: string) => {
          if (key === "verbs") read += 1;
          return target[key];
        },
      },
    );
    const facts = largeCluster({ namespaces: 10, accounts: 100, bindings: 500, rule });

    expect([...kubernetesGraph.build(facts)].length).toBeGreaterThan(1000);
    expect(read).toBeLessThan(10);
  });
});
