import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aggregate, selects, MAX_AGGREGATED_RULES, type AggregatableRole } from "./aggregate.ts";
import type { LabelRequirement, PolicyRule } from "./rules.ts";

function rule(verb: string): PolicyRule {
  return { verbs: [verb], apiGroups: [""], resources: ["pods"], resourceNames: [], nonResourceURLs: [] };
}

function role(
  name: string,
  more: { verbs?: string[]; labels?: Record<string, string>; selectors?: LabelRequirement[][] },
): AggregatableRole {
  return {
    name,
    rules: (more.verbs ?? []).map(rule),
    labels: new Map(Object.entries(more.labels ?? {})),
    selectors: more.selectors ?? null,
  };
}

function to(value: string): LabelRequirement[] {
  return [{ key: "to", operator: "In", values: [value] }];
}

/** Verbs and sources of each aggregated role. */
function verbsOf(...roles: AggregatableRole[]): Record<string, [string, string[]]> {
  return Object.fromEntries(
    [...aggregate(roles)].map(([name, { rules, from }]) => [
      name,
      [rules.map(({ verbs }) => verbs[0]).join(" "), from],
    ]),
  );
}

describe("aggregate", () => {
  it("replaces what the role says itself", () => {
    expect(
      verbsOf(
        role("all", { verbs: ["own"], selectors: [to("all")] }),
        role("a", { verbs: ["get"], labels: { to: "all" } }),
      ),
    ).toEqual({
      all: ["get", ["a"]],
    });
  });

  it("takes any selector, each rule once, in the order of the names", () => {
    const roles = [
      role("b", { verbs: ["list", "get"], labels: { to: "x" } }),
      role("a", { verbs: ["get", "watch"], labels: { to: "y" } }),
      role("c", { verbs: ["delete"], labels: { to: "z" } }),
      role("all", { selectors: [to("x"), to("y")] }),
    ];

    expect(verbsOf(...roles)).toEqual({ all: ["get watch list", ["a", "b"]] });
  });

  it("follows chains, and lets circles share what they select", () => {
    const roles = [
      role("leaf", { verbs: ["get"], labels: { to: "one" } }),
      role("one", { verbs: ["never"], labels: { to: "two" }, selectors: [to("one")] }),
      role("two", { labels: { to: "three" }, selectors: [to("two"), to("three")] }),
      role("three", { labels: { to: "two" }, selectors: [to("three")] }),
    ];

    expect(verbsOf(...roles)).toEqual({ one: ["get", ["leaf"]], two: ["get", ["leaf"]], three: ["get", ["leaf"]] });
  });

  it("leaves a role that selects nothing with rules what is written, also for those who select it", () => {
    const roles = [
      role("alone", { verbs: ["own"], labels: { to: "above" }, selectors: [to("nobody")] }),
      role("above", { verbs: ["lost"], labels: { to: "top" }, selectors: [to("above")] }),
      role("top", { verbs: ["lost too"], selectors: [to("top")] }),
      role("empty", { labels: { to: "hollow" } }),
      role("hollow", { verbs: ["kept"], selectors: [to("hollow")] }),
    ];

    expect(verbsOf(...roles)).toEqual({
      alone: ["own", []],
      above: ["own", ["alone"]],
      top: ["own", ["alone"]],
      hollow: ["kept", []],
    });
  });

  it("does not select a role by its own label", () => {
    const all = role("all", { verbs: ["own"], labels: { to: "all" }, selectors: [to("all")] });

    expect(verbsOf(all)).toEqual({ all: ["own", []] });
    expect(verbsOf(all, role("a", { verbs: ["get"], labels: { to: "all" } }))).toEqual({ all: ["get", ["a"]] });
  });

  it("gives nothing without selectors, and everything for an empty one", () => {
    const roles = [role("a", { verbs: ["get"] }), role("none", { selectors: [] }), role("every", { selectors: [[]] })];

    expect(verbsOf(...roles)).toEqual({ none: ["", []], every: ["get", ["a"]] });
  });

  it("is bounded, and says so", () => {
    const leaves = Array.from({ length: MAX_AGGREGATED_RULES + 1 }, (_, i) => role(`leaf-${i}`, { verbs: [`v${i}`] }));
    const result = aggregate([...leaves, role("all", { selectors: [[]] })]).get("all");

    expect(result).toMatchObject({ truncated: true });
    expect(result?.rules).toHaveLength(MAX_AGGREGATED_RULES);
  });

  it("walks a chain of ten thousand roles", () => {
    const chain = Array.from({ length: 10_000 }, (_, i) =>
      role(`r${i}`, { labels: { to: `${i}` }, selectors: [to(`${i + 1}`)] }),
    );
    const result = aggregate([...chain, role("leaf", { verbs: ["get"], labels: { to: "10000" } })]);

    expect(result.get("r0")).toMatchObject({ from: ["leaf"], truncated: false });
  });
});

describe("selects", () => {
  it.each<[LabelRequirement["operator"], string[], boolean, boolean, boolean]>([
    // operator, values, for a=1, for a=2, without a
    ["In", ["1"], true, false, false],
    ["NotIn", ["1"], false, true, true],
    ["Exists", [], true, true, false],
    ["DoesNotExist", [], false, false, true],
  ])("%s %s", (operator, values, one, two, absent) => {
    const selector = [{ key: "a", operator, values }];

    expect(selects(selector, new Map([["a", "1"]]))).toBe(one);
    expect(selects(selector, new Map([["a", "2"]]))).toBe(two);
    expect(selects(selector, new Map([["b", "1"]]))).toBe(absent);
  });

  it("needs every requirement, and reads __proto__ as a label like any other", () => {
    const selector: LabelRequirement[] = [...to("x"), { key: "__proto__", operator: "Exists", values: [] }];

    expect(selects(selector, new Map([["to", "x"]]))).toBe(false);
    expect(
      selects(
        selector,
        new Map([
          ["to", "x"],
          ["__proto__", ""],
        ]),
      ),
    ).toBe(true);
  });
});

describe("aggregate against a slow copy of the controller", () => {
  const value = fc.constantFrom("x", "y", "z");
  const unlabeled: LabelRequirement[] = [{ key: "other", operator: "DoesNotExist", values: [] }];
  const roles = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(..."abcdefgh"),
      verbs: fc.array(fc.constantFrom("get", "list", "watch"), { maxLength: 2 }),
      labels: fc.dictionary(fc.constantFrom("to", "other"), value),
      selectors: fc.option(fc.array(fc.oneof(value.map(to), fc.constant(unlabeled)), { maxLength: 2 })),
    }),
    { selector: ({ name }) => name },
  );

  it("ends with the same rules where aggregated roles write none", () => {
    fc.assert(
      fc.property(roles, (made) => {
        const all = made.map(({ name, verbs, labels, selectors }) =>
          role(name, selectors ? { labels, selectors } : { verbs, labels }),
        );
        const expected = settle(all);
        for (const [name, { rules }] of aggregate(all)) {
          expect(new Set(rules.map(({ verbs }) => verbs[0]))).toEqual(expected.get(name));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("ends with the same rules, some of them written, where no roles select each other in a circle", () => {
    fc.assert(
      fc.property(roles, (made) => {
        const all = made.map(({ name, verbs, labels, selectors }) =>
          role(name, { verbs, labels, ...(selectors ? { selectors } : {}) }),
        );
        const aggregated = aggregate(all);
        for (const one of all) {
          const expected = one.selectors ? resolve(one, all, []) : null;
          if (!expected) continue;
          expect(new Set(aggregated.get(one.name)?.rules.map(({ verbs }) => verbs[0]))).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** What a role ends up with, those it selects first; null when a circle is on the way. */
function resolve(
  one: AggregatableRole,
  roles: AggregatableRole[],
  path: AggregatableRole[],
): Set<string | undefined> | null {
  if (path.includes(one)) return null;
  const written = new Set(one.rules.map(({ verbs }) => verbs[0]));
  if (!one.selectors) return written;
  const gained = new Set<string | undefined>();
  for (const other of roles) {
    if (other === one || !one.selectors.some((selector) => selects(selector, other.labels))) continue;
    const theirs = resolve(other, roles, [...path, one]);
    if (!theirs) return null;
    for (const verb of theirs) gained.add(verb);
  }
  return gained.size > 0 ? gained : written;
}

/** Applies the controller's step until nothing changes, from empty aggregated roles. */
function settle(roles: AggregatableRole[]): Map<string, Set<string | undefined>> {
  const verbs = new Map(roles.map((one) => [one.name, new Set(one.selectors ? [] : one.rules.map((r) => r.verbs[0]))]));
  for (let changed = true; changed;) {
    changed = false;
    for (const one of roles) {
      const own = verbs.get(one.name);
      for (const other of roles) {
        if (other === one || !one.selectors?.some((selector) => selects(selector, other.labels))) continue;
        for (const verb of verbs.get(other.name) ?? []) {
          if (own?.has(verb)) continue;
          own?.add(verb);
          changed = true;
        }
      }
    }
  }
  return verbs;
}
