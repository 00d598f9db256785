import { describe, expect, it } from "vitest";
import { kubernetesGraph } from "./graph.ts";
import { CASES } from "./testing/all-cases.ts";
import type { Case } from "./testing/case.ts";
import { edgesOf, short } from "./testing/graph-of.ts";

const ALL = Object.entries(CASES).map(([kind, cases]) => ({ kind, ...cases }));

async function found(kind: string, { objects, from }: Case): Promise<string[]> {
  const edges = (await edgesOf(objects)).filter((edge) => edge.kind === kind && short(edge.from) === from);
  return edges.map(({ to, ability, answer }) => [short(to), ability, answer].filter((word) => word !== null).join(" "));
}

describe("the catalogue of a cluster's edges", () => {
  it("has cases that hold and cases that do not for every kind", () => {
    expect(ALL.map(({ kind }) => kind).toSorted()).toEqual(kubernetesGraph.kinds.map(({ id }) => id).toSorted());
    for (const { kind, holds, fails } of ALL)
      expect([kind, holds.length > 0 && fails.length > 0]).toEqual([kind, true]);
  });

  it("says of every kind what it needs, how to close it, and where to read of it", () => {
    for (const { id, clause, precondition, fix, references } of kubernetesGraph.kinds) {
      expect(clause, id).toMatch(/^[a-z].*[a-z]$/);
      expect(precondition, id).toMatch(/^[A-Z].*\.$/);
      expect(fix, id).toMatch(/^[A-Z].*\.$/);
      expect(references.length, id).toBeGreaterThan(0);
    }
  });

  describe.each(ALL)("$kind", ({ kind, holds, fails }) => {
    it.each([...holds])("$name", async (one) => {
      expect(one.to).not.toEqual([]);
      expect((await found(kind, one)).toSorted()).toEqual([...one.to].toSorted());
    });

    it.each([...fails])("not: $name", async (one) => {
      expect(await found(kind, one)).toEqual([]);
    });
  });
});
