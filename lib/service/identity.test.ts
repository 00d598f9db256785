import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectObjects } from "#collectors/runtime/testing/collect-objects.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { plainSentence } from "#lib/domain/inventory/verdict.ts";
import type { IdentityContent, IdentityTab } from "#lib/domain/inventory/view.ts";
import type { Actor } from "./actor.ts";
import { getIdentity } from "./identity.ts";
import type { IdentityQuery } from "./identity-tabs.ts";

const operator: Actor = { kind: "operator", id: "test", name: "operator test" };

const NAMESPACE: JsonObject = { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } };

function account(uid: string, labels: JsonObject = { team: "payments" }): JsonObject {
  return { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "ci", namespace: "shop", uid, labels } };
}

const RBAC = "rbac.authorization.k8s.io";

function role(...verbs: string[]): JsonObject {
  const rules = [
    { apiGroups: [""], resources: ["pods"], verbs: ["get"] },
    { apiGroups: [""], resources: ["secrets"], verbs },
  ];
  return { apiVersion: `${RBAC}/v1`, kind: "Role", metadata: { name: "reader", namespace: "shop" }, rules };
}

const BINDING: JsonObject = {
  apiVersion: `${RBAC}/v1`,
  kind: "RoleBinding",
  metadata: { name: "ci-reader", namespace: "shop" },
  roleRef: { apiGroup: RBAC, kind: "Role", name: "reader" },
  subjects: [{ kind: "ServiceAccount", name: "ci", namespace: "shop" }],
};

const DEPLOYMENT: JsonObject = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace: "shop" },
  spec: { template: { spec: { serviceAccountName: "ci", containers: [{}] } } },
};

describe("one identity", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  const read = (slug: string, day: string, ...objects: JsonObject[]) =>
    collectObjects(test, { slug, readAt: `2026-${day}T12:00:00Z`, objects: [NAMESPACE, ...objects] });

  async function idsOf(slug: string): Promise<string[]> {
    const { rows } = await test.database.pool.query<{ id: string }>(
      "select identity_id as id from inventory_row where alias = $1 group by 1 order by min(opened_at)",
      [`kubernetes:${slug}:serviceaccount:shop/ci`],
    );
    return rows.map(({ id }) => id);
  }

  async function get<Tab extends IdentityTab>(id: string | undefined, query: IdentityQuery & { tab: Tab }) {
    const context = { database: test.database, actor: operator, now: new Date("2026-04-01T00:00:00Z") };
    const { head, content } = await getIdentity(context, id ?? "", query);
    if (content.tab !== query.tab) throw new Error(`Asked for ${query.tab}, got ${content.tab}`);
    return { head, content: content as Extract<IdentityContent, { tab: Tab }> };
  }

  describe("has a verdict whose notes", () => {
    it("lead to the rule and the binding that were read", async () => {
      await read("notes", "03-01", account("uid-1"), role("list"), BINDING, DEPLOYMENT);

      const { head } = await get((await idsOf("notes"))[0], { tab: "overview" });

      expect(plainSentence(head.verdict)).toBe("ci can read secrets in shop and payments is named as its owner.");
      const [ability, owner] = head.notes;
      expect(ability?.statement).toMatchObject({ resources: ["secrets"], verbs: ["list"] });
      expect(ability?.facts.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
        "role reader",
        "role-binding ci-reader",
      ]);
      expect(ability?.facts[0]).toMatchObject({ sourceSlug: "notes", readAt: "2026-03-01T12:00:00.000Z" });
      expect(owner?.statement).toBe("payments");
      expect(owner?.facts[0]?.kind).toBe("service-account");
    });

    it("say what was looked through where nobody is named", async () => {
      await read("nobody", "03-01", account("uid-1", {}));

      const { head } = await get((await idsOf("nobody"))[0], { tab: "overview" });

      expect(head.notes[1]?.windows).toEqual([
        expect.objectContaining({ status: "complete", completeAt: "2026-03-01T12:00:00.000Z" }),
      ]);
      expect(head.notes[1]?.windows[0]?.labels).toContain("Service accounts");
    });
  });

  it("has what the overview shows", async () => {
    await read("overview", "03-01", account("uid-1"), role("list"), BINDING, DEPLOYMENT);

    const { head, content } = await get((await idsOf("overview"))[0], { tab: "overview" });

    expect(content.consumers).toMatchObject({ total: 1, items: [{ name: "web" }] });
    expect(content.grants.items.filter(({ because }) => !because.via)).toHaveLength(2);
    expect(plainSentence(head.deck)).toContain("One workload runs as it. No stored credential proves it.");
    expect(head).toMatchObject({ present: true, providerId: "uid-1", lastSeenAt: "2026-03-01T12:00:00.000Z" });
  });

  describe("has a history", () => {
    it("that begins with the first read and goes on in pages", async () => {
      await read("history", "03-01", account("uid-1"), BINDING, role("get"));
      await read("history", "03-02", account("uid-1"), BINDING, role("list"));
      await read("history", "03-03", account("uid-1"), BINDING, role("watch"));
      const [id] = await idsOf("history");

      const { content } = await get(id, { tab: "history" });

      expect(content.changes.map(({ notAfter }) => notAfter.slice(0, 10))).toEqual(["2026-03-03", "2026-03-02"]);
      expect(content).toMatchObject({ baseline: true, older: null });
      const cursor = `${content.changes[0]?.notAfter}~${content.changes[0]?.id}`;
      const older = await get(id, { tab: "history", cursor });
      expect(older.content.changes).toEqual(content.changes.slice(1));
      const then = await get(id, { tab: "history", asOf: new Date("2026-03-02T13:00:00Z") });
      expect(then.content.changes).toEqual(content.changes.slice(1));
    });

    it("of its own, not of the one that had its name before", async () => {
      await read("again", "03-01", account("uid-1"), BINDING, role("get"));
      await read("again", "03-02", account("uid-1"), BINDING, role("list"));
      await read("again", "03-03", account("uid-2"), BINDING, role("list"));
      const [first, second] = await idsOf("again");

      const gone = await get(first, { tab: "history" });
      const now = await get(second, { tab: "history" });

      expect(gone.head).toMatchObject({ present: false, namesakes: [{ id: second, when: "after" }] });
      expect(plainSentence(gone.head.verdict)).toBe("ci is gone.");
      expect(now.head.namesakes).toEqual([{ id: first, when: "before" }]);
      expect(now.content.changes.map(({ type }) => type)).toEqual(["recreated"]);
      expect(now.content.baseline).toBe(false);
      expect(gone.content.changes.map(({ type }) => type)).toEqual(["recreated", "changed"]);
    });
  });

  describe("has the evidence", () => {
    it("with what the notes point to first, and only the kind that is asked for", async () => {
      await read("evidence", "03-01", account("uid-1"), role("list"), BINDING, DEPLOYMENT);
      const [id] = await idsOf("evidence");

      const { content } = await get(id, { tab: "evidence" });
      const bindings = await get(id, { tab: "evidence", kind: "role-binding" });

      expect(content.facts.items.slice(0, 3).map(({ kind }) => kind)).toEqual([
        "role",
        "role-binding",
        "service-account",
      ]);
      expect(content.kinds).toContainEqual({ kind: "deployment", count: 1 });
      expect(bindings.content.facts).toMatchObject({ total: 1, items: [{ name: "ci-reader" }] });
      expect(bindings.content.kinds).toEqual(content.kinds);
    });

    it("with a fact first that is asked for by its key", async () => {
      await read("key", "03-01", account("uid-1"), role("list"), BINDING, DEPLOYMENT);
      const fact = "kubernetes:key:namespace:shop";

      const { content } = await get((await idsOf("key"))[0], { tab: "evidence", fact });

      expect(content.facts.items[0]?.key).toBe(fact);
    });
  });

  it("that is only named says so, and what names it", async () => {
    await read("missing", "03-01", role("list"), BINDING);

    const { head } = await get((await idsOf("missing"))[0], { tab: "access" });

    expect(head.row.status).toBe("missing");
    expect(head.notes[0]?.facts.map(({ name }) => name)).toEqual(["ci-reader"]);
    expect(head.notes[0]?.windows).toMatchObject([{ labels: ["Service accounts"], status: "complete" }]);
  });

  it.each(["nothing", "00000000-0000-8000-8000-000000000000"])("is not found as %s", async (id) => {
    await expect(get(id, { tab: "overview" })).rejects.toThrow("There is no such identity");
  });
});
