import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectObjects } from "#collectors/runtime/testing/collect-objects.ts";
import { analyzeReach } from "#lib/db/reach/analyze-reach.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { Context } from "./context.ts";
import { countInventory } from "./inventory.ts";
import { readReachOverview } from "./reach.ts";

const RBAC = "rbac.authorization.k8s.io";
const account = (name: string): JsonObject => ({
  ...{ apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace: "lab" } },
});
const subject = (name: string) => ({ kind: "ServiceAccount", name, namespace: "lab" });

/** Three of the lab may change the shop, by one binding; one may by nothing. A person may, too. */
const OBJECTS: JsonObject[] = [
  { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop", labels: { environment: "production" } } },
  { apiVersion: "v1", kind: "Namespace", metadata: { name: "lab", labels: { environment: "development" } } },
  ...["one", "two", "three", "idle"].map(account),
  {
    ...{ apiVersion: `${RBAC}/v1`, kind: "Role", metadata: { name: "change", namespace: "shop" } },
    rules: [{ apiGroups: [""], resources: ["configmaps"], verbs: ["get", "update"] }],
  },
  {
    ...{ apiVersion: `${RBAC}/v1`, kind: "RoleBinding", metadata: { name: "lab-changes", namespace: "shop" } },
    roleRef: { apiGroup: RBAC, kind: "Role", name: "change" },
    subjects: [...["one", "two", "three"].map(subject), { apiGroup: RBAC, kind: "User", name: "ada" }],
  },
];

describe("the page of reach", () => {
  let test: TestDatabase;
  let context: Context;
  const question = { ways: "conditional", without: null } as const;
  const read = async (without: Parameters<typeof readReachOverview>[1]["without"] = null) => {
    const overview = await readReachOverview(context, { ...question, without });
    if (!overview) throw new Error("no graph was made");
    return overview;
  };

  beforeAll(async () => {
    test = await createTestDatabase();
    const actor = { kind: "operator", id: "test", name: "operator test" } as const;
    context = { actor, database: test.database, now: new Date("2026-03-06T12:00:00Z") };
  });
  afterAll(() => test.drop());

  it("knows of nothing before the first collection", async () => {
    expect(await readReachOverview(context, question)).toBeNull();
  });

  it("counts machines as the inventory does, and no people", async () => {
    await collectObjects(test, { slug: "prod", readAt: "2026-03-05T12:00:00Z", objects: OBJECTS });
    await analyzeReach(test.database.pool, context.now);
    const { numbers, cuts } = await read();
    const inventory = await countInventory(context, {
      ...{ text: [], facets: {}, sort: "name", descending: false, pageSize: 1 },
      ...{ includeHumans: false, includeVendors: false },
    });

    const facet = Object.fromEntries(inventory.facets.reaches.map(({ value, count }) => [value, count]));
    expect(facet).toEqual(Object.fromEntries(Object.entries(numbers.all).filter(([, count]) => count > 0)));
    expect(numbers.all.production).toBe(3);
    expect(cuts.of).toBe(3);
  });

  it("finds what they have in common, with a chain that it cuts, and tries it out", async () => {
    const { cuts } = await read();
    const best = cuts.cuts[0];
    expect(best).toMatchObject({ machines: 3 });
    expect(best?.chain?.hops.some(({ isCut }) => isCut)).toBe(true);
    expect(best?.fix).toMatch(/\.$/);
    expect(cuts.plan[0]).toMatchObject({ machines: 3, together: 3 });

    const { trial } = await read(best?.whatIf);
    expect(trial?.losing.map(({ machine }) => machine.name).sort()).toEqual(["one", "three", "two"]);
    expect(trial?.after.all.production).toBe(0);
    expect((await read()).numbers.all.production).toBe(3);
  });

  it("says what of a trial the graph does not have", async () => {
    const { trial } = await read({
      nodes: ["kubernetes:gone:serviceaccount:a/b"],
      evidence: [],
      edges: [],
      production: [],
    });

    expect(trial?.missing).toEqual(["kubernetes:gone:serviceaccount:a/b"]);
    expect(trial?.losing).toEqual([]);
  });

  it("tells of each production resource who reaches it, and how strongly", async () => {
    const { resources, production } = await read();

    expect(production).toBe(resources.length);
    expect(resources[0]).toMatchObject({ name: "shop", kind: "namespace", machines: 3 });
    expect(resources[0]?.byAbility.find(({ ability }) => ability === "write")?.machines).toBe(3);
  });
});
