import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kubernetes } from "#collectors/kubernetes/collector.ts";
import { analyze } from "#lib/db/analysis/analyze.ts";
import { analyzeReach } from "#lib/db/reach/analyze-reach.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { collectInto } from "./testing/collect-into.ts";

const NAMESPACE = (name: string, environment: string) =>
  `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name}, labels: { environment: ${environment} } }\n---\n`;
const ACCOUNT = (name: string) =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: ${name}, namespace: tools }\n---\n`;
const READS_SECRETS = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: shop }
rules: [{ apiGroups: [""], resources: [secrets], verbs: [get, list] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: reader, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects: [{ kind: ServiceAccount, name: ci, namespace: tools }]
---
`;

const BASE = NAMESPACE("shop", "production") + NAMESPACE("tools", "development") + ACCOUNT("ci") + ACCOUNT("idle");

describe("what reaches production, in the inventory", () => {
  let test: TestDatabase;
  let hours = 0;

  async function collect(manifests: string): Promise<void> {
    const path = mkdtempSync(join(tmpdir(), "rollcall-reach-"));
    try {
      writeFileSync(join(path, "all.yaml"), manifests);
      hours += 1;
      const readAt = new Date(Date.UTC(2026, 0, 1, hours));
      await collectInto(test, { collector: kubernetes, path, sourceSlug: "plant", readAt });
    } finally {
      rmSync(path, { recursive: true, force: true });
    }
  }

  async function verdicts(): Promise<Record<string, string>> {
    const { rows } = await test.database.pool.query<{ name: string; told: string }>(
      `select name, concat_ws(' ', reaches, ability, chain_length) as told from inventory_row
       where closed_by is null and kind = 'service-account' and container like '%:tools' order by name`,
    );
    return Object.fromEntries(rows.map(({ name, told }) => [name, told]));
  }

  const versions = async (): Promise<number> =>
    (await test.database.pool.query<{ n: number }>("select count(*)::int as n from inventory_row")).rows[0]?.n ?? 0;

  beforeAll(async () => {
    test = await createTestDatabase();
    await collect(BASE);
  });
  afterAll(() => test.drop());

  it("is not decided before it was followed, and is told once it was", async () => {
    expect(await verdicts()).toEqual({ ci: "", idle: "" });

    expect(await analyzeReach(test.database.pool)).toBeGreaterThan(0);

    expect(await verdicts()).toEqual({ ci: "no", idle: "no" });
  });

  it("writes nothing while nothing moved, nor where other things moved", async () => {
    const before = await versions();

    expect(await analyzeReach(test.database.pool)).toBeNull();
    await collect(`${BASE}${NAMESPACE("web", "development")}`);
    expect(await analyzeReach(test.database.pool)).toBe(0);
    expect(await versions()).toBe(before);
  });

  it("follows a binding that came, and keeps what was so before", async () => {
    const { rows } = await test.database.pool.query<{ at: Date }>("select max(read_at) as at from collection");
    await collect(BASE + READS_SECRETS);
    await analyzeReach(test.database.pool);

    expect(await verdicts()).toEqual({ ci: "production secrets 1", idle: "no" });
    const past = await test.database.pool.query<{ reaches: string }>(
      `select reaches from inventory_row where name = 'ci' and opened_at <= $1 and (closed_at is null or closed_at > $1)`,
      [rows[0]?.at],
    );
    expect(past.rows).toEqual([{ reaches: "no" }]);
  });

  it("stays with a row that goes on as a new version for another reason", async () => {
    await collect(BASE.replace("name: ci,", "name: ci, annotations: { owner: shop },") + READS_SECRETS);

    expect(await verdicts()).toEqual({ ci: "production secrets 1", idle: "no" });
  });

  it("follows rules that somebody edited, without any collection", async () => {
    await analyzeReach(test.database.pool);
    const { pool } = test.database;
    await pool.query(
      `insert into environment_rules (rules, created_by) values ('[{"environment":"staging","match":"name","patterns":["shop"]}]', 'Ada')`,
    );
    await analyze(pool, 1);
    await analyzeReach(pool);

    expect(await verdicts()).toEqual({ ci: "no", idle: "no" });
  });

  it("takes in what only a binding names, of a system nobody knows", async () => {
    await collect(`${BASE}${READS_SECRETS.replace("name: ci,", "name: gone,")}`);

    expect(await analyzeReach(test.database.pool)).not.toBeNull();
  });

  it("is computed once by many who ask at the same time", async () => {
    await collect(BASE);
    const all = await Promise.all(Array.from({ length: 4 }, () => analyzeReach(test.database.pool)));

    expect(all.filter((moved) => moved !== null)).toHaveLength(1);
    const { rows } = await test.database.pool.query("select id from reach_graph");
    expect(rows).toHaveLength(1);
  });
});
