import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyListings } from "#collectors/github/testing/apply-listings.ts";
import { listed, VIEW } from "#collectors/github/testing/organization.ts";
import { ROWS } from "#collectors/github/testing/rows.ts";
import { collectObjects } from "#collectors/runtime/testing/collect-objects.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { Forbidden, InvalidInput } from "#lib/errors.ts";
import type { Actor } from "./actor.ts";
import { PALETTE_SIZE, searchPalette, searchRepositories } from "./palette-search.ts";

const operator: Actor = { kind: "operator", id: "test", name: "operator test" };

const NAMES = ["ci", "ci-deployer", "Ci-Runner", "acid", "a*b", ...Array.from({ length: 20 }, (_, n) => `aaa-ci-${n}`)];

describe("searching from the palette", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
    const namespace = (name: string) => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
    const accounts = NAMES.map((name) => ({
      ...{ apiVersion: "v1", kind: "ServiceAccount" },
      metadata: { name, namespace: "shop", annotations: { owner: "payments" } },
    }));
    const objects = [namespace("shop"), namespace("kube-system"), ...accounts];
    await collectObjects(test, { slug: "prod", readAt: "2026-03-01T12:00:00Z", objects });
  });

  afterAll(() => test.drop());

  const context = (actor: Actor = operator) => ({
    database: test.database,
    actor,
    now: new Date("2026-03-02T00:00:00Z"),
  });
  const search = async (text: string, asOf: Date | null = null) =>
    (await searchPalette(context(), text, asOf)).map(({ name }) => name);

  it("puts the exact name first, then names that begin so, however many contain it", async () => {
    const found = await search("ci");

    expect(found.slice(0, 3)).toEqual(["ci", "ci-deployer", "Ci-Runner"]);
    expect(found).toHaveLength(PALETTE_SIZE);
  });

  it("finds by words of the key, in any order", async () => {
    expect(await search("deployer shop")).toEqual(["ci-deployer"]);
  });

  it("takes signs as they are typed", async () => {
    expect(await search("100%")).toEqual([]);
    expect(await search("a_b")).toEqual([]);
    expect(await search('"')).toEqual([]);
  });

  it("refuses what no database can compare", async () => {
    await expect(search("c\0i")).rejects.toThrow(InvalidInput);
  });

  it("says who owns it, and nothing that the line does not show", async () => {
    const [first] = await searchPalette(context(), "ci-deployer", null);

    expect(first).toEqual({
      ...{ id: expect.any(String), key: "kubernetes:prod:serviceaccount:shop/ci-deployer", name: "ci-deployer" },
      ...{ system: "kubernetes", kind: "service-account", status: "live", owner: "payments" },
    });
  });

  it("searches the time that is shown", async () => {
    expect(await search("ci", new Date("2026-02-01T00:00:00Z"))).toEqual([]);
  });

  it("is for those who may read the inventory", async () => {
    const nobody = { kind: "user", id: "x", name: "x", role: "nothing" } as unknown as Actor;

    await expect(searchPalette(context(nobody), "ci", null)).rejects.toThrow(Forbidden);
  });

  it("finds repositories by words of their name, as of the time that is shown", async () => {
    const end = { status: "complete" as const, authoritative: true };
    const rows = ["api", "api-docs", "web"].map((name, index) => ({
      ...ROWS.repositories[0],
      ...{ id: 70 + index, name, owner: { login: "acme", id: 9 } },
    }));
    await applyListings(test, { slug: "acme", view: VIEW }, 0, [listed("repositories", rows, end)]);
    const find = (text: string, asOf: Date | null = null) => searchRepositories(context(), text, asOf);

    expect(await find("API acme")).toEqual([
      { name: "acme/api", host: "github.com", domain: "acme" },
      { name: "acme/api-docs", host: "github.com", domain: "acme" },
    ]);
    expect(await find("api", new Date("2020-01-01T00:00:00Z"))).toEqual([]);
    await expect(find("a\0")).rejects.toThrow(InvalidInput);
  });
});
