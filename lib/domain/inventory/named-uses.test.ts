import { describe, expect, it } from "vitest";
import { deriveUses, type ToldUses } from "./named-uses.ts";

const at = (minute: number) => `2026-03-01T00:${String(minute).padStart(2, "0")}:00Z`;

function told(
  ran: Record<string, number>,
  named: Record<string, string[]>,
  more: Record<string, object> = {},
): ToldUses {
  const names = new Set([...Object.keys(named), ...Object.values(named).flat()]);
  return {
    ran: Object.entries(ran).map(([alias, minute]) => ({ alias, at: at(minute), run: { id: alias } })),
    named: new Map(Object.entries(named).map(([alias, others]) => [alias, new Set(others)])),
    known: new Map(
      [...names].filter((name) => name !== "nobody").map((name) => [name, { alias: name, ...more[name] }]),
    ),
  };
}

const usesIn = (uses: ReturnType<typeof deriveUses>) =>
  Object.fromEntries([...uses].map(([alias, { at: when, use }]) => [alias, [when, use.by, use.through]]));

describe("uses that only what ran tells of", () => {
  it("are of what it names, by the newest of those that do", () => {
    const uses = deriveUses(told({ old: 1, new: 2, quiet: 3 }, { old: ["app"], new: ["app"], quiet: [] }));

    expect(usesIn(uses)).toEqual({ app: [at(2), "new", "new"] });
  });

  it("reach on through what is named, which need not have run by itself", () => {
    const uses = deriveUses(told({ caller: 5 }, { caller: ["callee"], callee: ["app"] }));

    expect(usesIn(uses)).toEqual({ callee: [at(5), "caller", "caller"], app: [at(5), "caller", "callee"] });
  });

  it("are none of what nothing names that ran, and of names that nobody is known by", () => {
    expect(usesIn(deriveUses(told({ caller: 1 }, { caller: ["nobody"], sleeping: ["app"] })))).toEqual({});
  });

  it("are none from before it was there, nor from when it was switched off", () => {
    const times = { young: { since: at(3) }, ended: { until: at(3) } };
    const uses = deriveUses(
      told({ early: 1, late: 5 }, { early: ["young", "ended"], late: ["young", "ended"] }, times),
    );

    expect(usesIn(uses)).toEqual({ young: [at(5), "late", "late"], ended: [at(1), "early", "early"] });
  });

  it("end where workflows call each other in circles", () => {
    const uses = deriveUses(told({ one: 1 }, { one: ["two"], two: ["three", "one"], three: ["two"] }));

    expect(usesIn(uses)).toEqual({ two: [at(1), "one", "one"], three: [at(1), "one", "two"] });
  });

  it("are what looking at each path by itself finds, whatever names what", () => {
    let state = 7;
    const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
    for (let turn = 0; turn < 200; turn += 1) {
      const nodes = Array.from({ length: 7 }, (_, index) => `n${index}`);
      const named = Object.fromEntries(
        nodes.map((node) => [node, nodes.filter((other) => other !== node && random(4) === 0)]),
      );
      const ran = Object.fromEntries(
        nodes.filter(() => random(3) === 0).map((node, index) => [node, index * 7 + random(7)]),
      );
      const reach = (from: string, seen = new Set<string>()): Set<string> => {
        for (const next of named[from] ?? []) if (!seen.has(next)) reach(next, seen.add(next));
        return seen;
      };
      const expected: Record<string, string> = {};
      for (const [by, minute] of Object.entries(ran).toSorted((a, b) => b[1] - a[1])) {
        for (const node of reach(by)) if (node !== by && (ran[node] ?? -1) < minute) expected[node] ??= at(minute);
      }
      // Of what ran later by itself the own run counts, and is no affair of this.
      const found = [...deriveUses(told(ran, named))].filter(
        ([alias, use]) => use.at > at(ran[alias] ?? 0) || !(alias in ran),
      );
      expect(Object.fromEntries(found.map(([alias, use]) => [alias, use.at]))).toEqual(expected);
    }
  });
});
