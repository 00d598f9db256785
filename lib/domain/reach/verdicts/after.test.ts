import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { buildGraph } from "../graph/build.ts";
import { REMOVED } from "../graph/columns.ts";
import { indexOf, keyOf } from "../graph/read.ts";
import { edge } from "../testing/elements.ts";
import { elementsOfRandom, randomGraphs } from "../testing/random-graph.ts";
import { type Situation, situationOf } from "./situation.ts";
import type { VerdictTable } from "./table.ts";
import { verdictsAfter, verdictsIn } from "./verdicts.ts";

/** One change each: of the answer of an edge, to none at all among them, or of what is production. */
const changes = fc.array(
  fc.record({ edge: fc.nat(15), answer: fc.nat(3), production: fc.option(fc.nat(6), { freq: 3 }) }),
  {
    minLength: 1,
    maxLength: 3,
  },
);

interface Change {
  edge: number;
  answer: number;
  production: number | null;
}

function changedBy({ graph, mark, production }: Situation, wanted: readonly Change[]): Situation {
  const marks = mark.slice();
  const flags = production.slice();
  for (const change of wanted) {
    const { edge: number, answer } = change;
    if (number < marks.length) marks[number] = answer === 0 ? REMOVED : ((graph.mark[number] ?? 0) & ~3) | answer;
    const at = change.production;
    if (at !== null && at < flags.length && (graph.nodeType[at] ?? 0) % 4 === 2) flags[at] = 1 - (flags[at] ?? 0);
  }
  return { graph, mark: marks, production: flags };
}

/** What pages see of a table. */
function seen({ passes, resources }: VerdictTable): unknown {
  return { passes, resources };
}

describe("verdicts after a change", () => {
  it("are those of a situation that was decided from the beginning", () => {
    fc.assert(
      fc.property(randomGraphs, fc.array(changes, { minLength: 1, maxLength: 6 }), (random, steps) => {
        const graph = buildGraph(elementsOfRandom(random));
        const production = (node: number): boolean => random.production.has(keyOf(graph, node));
        let table = verdictsIn(situationOf(graph, production));
        for (const step of steps) {
          table = verdictsAfter(table, changedBy(table.situation, step));

          expect(seen(table)).toEqual(seen(verdictsIn(table.situation)));
        }
      }),
      lawRuns(5000),
    );
  });

  it("forget what led to a resource while that was no production", () => {
    const graph = buildGraph([
      edge("bot", "secret", "secrets"),
      edge("bot", "db", "read"),
      edge("other", "secret", "read"),
    ]);
    const first = verdictsIn(situationOf(graph, () => true));
    const secret = indexOf(graph, "secret");
    const staging = { ...first.situation, production: first.situation.production.with(secret, 0) };
    const gone = graph.mark.with(graph.to.indexOf(secret), REMOVED);

    const without = verdictsAfter(verdictsAfter(first, staging), { ...staging, mark: gone });
    const again = verdictsAfter(without, { ...first.situation, mark: gone });

    expect(seen(again)).toEqual(seen(verdictsIn(again.situation)));
  });

  it("leave those before as they were", () => {
    const graph = buildGraph([edge("bot", "runner"), edge("runner", "secret", "secrets")]);
    const before = verdictsIn(situationOf(graph, () => true));
    const kept = structuredClone(seen(before));

    const without = verdictsAfter(before, { ...before.situation, mark: graph.mark.map(() => REMOVED) });

    expect(without.resources).toEqual(new Uint32Array(3));
    expect(seen(before)).toEqual(kept);
  });

  it("are of the same graph", () => {
    const table = verdictsIn(situationOf(buildGraph([]), () => true));

    expect(() =>
      verdictsAfter(
        table,
        situationOf(buildGraph([]), () => true),
      ),
    ).toThrow(RangeError);
  });
});
