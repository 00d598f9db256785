import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectObjects } from "#collectors/runtime/testing/collect-objects.ts";
import { tick } from "#collectors/runtime/tasks/tick.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { EnvironmentRule } from "#lib/domain/environments/rule.ts";
import { Conflict, Forbidden, InvalidInput, NotFound } from "#lib/errors.ts";
import { logger } from "#lib/logger.ts";
import type { Actor } from "./actor.ts";
import type { Context } from "./context.ts";
import { classifyResources, markCrownJewel, NewRules, saveRules, unmarkCrownJewel } from "./environment-edits.ts";
import { previewRules, readEnvironments, readOldRules, UNCLASSIFIED, type ResourceQuery } from "./environments.ts";

const ADMINISTRATOR: Actor = { kind: "user", id: "u", name: "Mara", role: "administrator" };
const space = (name: string) => `kubernetes:main:namespace:${name}`;
const metadata = (name: string, namespace?: string) => ({
  name,
  uid: `uid-of-${name}`,
  creationTimestamp: "2026-01-01T00:00:00Z",
  ...(namespace === undefined ? {} : { namespace }),
});

let test: TestDatabase;
let context: Context;

beforeAll(async () => {
  test = await createTestDatabase();
  context = { actor: ADMINISTRATOR, database: test.database, now: new Date("2026-03-02T00:00:00Z") };
  const objects = ["shop", "shop-staging"].flatMap((name) => [
    { apiVersion: "v1", kind: "Namespace", metadata: metadata(name) },
    { apiVersion: "v1", kind: "ServiceAccount", metadata: metadata("ci", name) },
  ]);
  await collectObjects(test, { slug: "main", readAt: "2026-03-01T00:00:00Z", objects });
});

afterAll(() => test.drop());

const read = (more: Partial<ResourceQuery> = {}) =>
  readEnvironments(context, { environment: null, kind: null, text: [], page: 1, pageSize: 50, ...more });
const ticking = () => tick({ database: test.database, log: logger });

async function inventory(): Promise<Record<string, string | null>> {
  const { rows } = await test.database.pool.query<{ alias: string; environment: string | null }>(
    "select alias, environment from inventory_row where closed_by is null and name = 'ci' order by alias",
  );
  return Object.fromEntries(rows.map(({ alias, environment }) => [alias.split(":").at(-1), environment]));
}

async function audited(action: string) {
  const { rows } = await test.database.pool.query<{ subject: string; actor_name: string; detail: object }>(
    "select subject, actor_name, detail from audit_record where action = $1 order by id",
    [action],
  );
  return rows;
}

describe("environments", () => {
  it("count what no rule decides, and never as another environment", async () => {
    const { unclassified, counts } = await read();
    expect(unclassified.byKind).toContainEqual({ kind: "namespace", count: 1 });
    expect(unclassified.first.map(({ alias }) => alias)).toContain(space("shop"));
    expect(counts.find(({ environment }) => environment === UNCLASSIFIED)).toBeUndefined();
    const { list } = await read({ environment: "staging", text: ["SHOP"] });
    expect(list.resources.find(({ kind }) => kind === "namespace")).toMatchObject({
      name: "shop-staging",
      environment: { because: "namespace name matches staging", through: null },
    });
  });

  it("preview what changes class and save nothing", async () => {
    const { rules, version } = await read();
    const draft: EnvironmentRule[] = [
      { environment: "production", match: "name", kinds: ["namespace"], patterns: ["shop"] },
      ...rules.map(({ rule }) => rule),
    ];
    const changes = await previewRules(context, draft);
    expect(changes.ways).toContainEqual({ from: null, to: "production", count: 1 });
    expect(changes.ways).toContainEqual({ from: "staging", to: "production", count: 1 });
    expect(changes.total).toBe(2);
    expect((await read()).version).toBe(version);
  });

  it("are followed by inventory and reach, though nothing was collected since", async () => {
    const before = await read();
    await ticking();
    expect(await inventory()).toEqual({
      "shop/ci": null,
      "shop-staging/ci": "staging",
    });
    const kept = before.rules.map(({ rule }) => rule);
    const rules: EnvironmentRule[] = [{ environment: "production", match: "name", patterns: ["shop"] }, ...kept];

    const version = await saveRules(context, { version: before.version, rules });
    expect((await read()).standing).toBe(before.version);
    await ticking();

    expect(await inventory()).toEqual({ "shop/ci": "production", "shop-staging/ci": "production" });
    expect((await read()).standing).toBe(version);
    const { rows } = await test.database.pool.query(
      "select environment_rules_version as version, production from reach_graph order by id desc limit 1",
    );
    expect(rows[0]).toMatchObject({
      version,
      production: { [space("shop")]: ["production", expect.anything(), space("shop")] },
    });

    await saveRules(context, { version, rules: await readOldRules(context, before.version) });
    await ticking();
    expect(await inventory()).toEqual({ "shop/ci": null, "shop-staging/ci": "staging" });
  });

  it("are not overwritten by whoever did not see the newest", async () => {
    const { version, rules } = await read();
    const draft = rules.map(({ rule }) => rule);
    await expect(saveRules(context, { version: version - 1, rules: draft.slice(1) })).rejects.toBeInstanceOf(Conflict);
    expect((await read()).version).toBe(version);
    expect(await saveRules(context, { version, rules: draft })).toBe(version);
  });

  it("give one resource its environment by hand, with who and what in the audit log", async () => {
    await classifyResources(context, { choices: [{ alias: space("shop"), environment: "production" }] });
    await classifyResources(context, { choices: [{ alias: space("shop-staging"), environment: "production" }] });
    const { rules, unclassified } = await read();
    expect(rules[0]).toEqual({
      rule: { environment: "production", match: "listed", aliases: [space("shop"), space("shop-staging")] },
      decides: 2,
    });
    expect(unclassified.first.map(({ alias }) => alias)).not.toContain(space("shop"));
    expect((await audited("environments.edit")).at(-1)).toMatchObject({
      actor_name: "Mara",
      detail: { before: expect.any(Array), after: expect.any(Array) },
    });
    const gone = { choices: [{ alias: space("gone"), environment: "production" }] };
    await expect(classifyResources(context, gone)).rejects.toBeInstanceOf(NotFound);
  });

  it("refuse one rule too many with a way out", async () => {
    const { version } = await read();
    const many = Array.from({ length: 200 }, (_, index) => ({
      environment: "e",
      match: "name" as const,
      patterns: [`p${index}`],
    }));
    await saveRules(context, { version, rules: many });
    const choice = { choices: [{ alias: space("shop"), environment: "production" }] };
    await expect(classifyResources(context, choice)).rejects.toBeInstanceOf(InvalidInput);
  });

  it.each([
    [{ match: "name", patterns: [] }, /Name at least one/],
    [{ match: "name", patterns: ["x".repeat(501)] }, /at most 500 characters/],
    [{ match: "name", patterns: ["a\0"] }, /U\+0000/],
    [{ match: "label", keys: ["example.com/env"], values: ["a"] }, /last part of a key/],
  ])("refuse %j", (rule, sentence) => {
    const refused = NewRules.safeParse({ version: 1, rules: [{ environment: "production", ...rule }] });
    expect(refused.error?.issues[0]?.message).toMatch(sentence);
  });

  it("mark a crown jewel with a reason, and take the mark away", async () => {
    const alias = space("shop");
    await markCrownJewel(context, { alias, reason: "All payments" });
    expect((await read({ text: [alias] })).list.resources[0]?.jewel).toMatchObject({
      reason: "All payments",
      markedBy: "Mara",
    });
    await unmarkCrownJewel(context, { alias });
    await unmarkCrownJewel(context, { alias });
    expect((await read({ text: [alias] })).list.resources[0]?.jewel).toBeNull();
    expect(await audited("crown-jewel.unmark")).toHaveLength(1);
    await expect(markCrownJewel(context, { alias: space("gone"), reason: "x" })).rejects.toBeInstanceOf(NotFound);
  });

  it("are edited by those who may", async () => {
    const viewer: Context = { ...context, actor: { ...ADMINISTRATOR, role: "engineer" } as Actor };
    await expect(saveRules(viewer, { version: 1, rules: [] })).rejects.toBeInstanceOf(Forbidden);
    await expect(classifyResources(viewer, { choices: [] })).rejects.toBeInstanceOf(Forbidden);
  });
});
