import { afterAll, beforeAll, expect, it } from "vitest";
import { github } from "#collectors/github/collector.ts";
import { collectInto } from "#collectors/runtime/testing/collect-into.ts";
import { withFiles } from "#collectors/shared/testing/collected.ts";
import { readAliasesOf } from "./identity-pages.ts";
import { readDomainsOf } from "./policies.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

const FILE = ".github/workflows/ship.yml";
const ALIAS = `github:github.com/acme/api:workflow:${FILE}`;

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  const workflow = "on: push\njobs: { ship: { runs-on: ubuntu-latest, steps: [{ run: ./ship }] } }\n";
  for (const sourceSlug of ["one", "other"]) {
    await withFiles({ [`acme__api/${FILE}`]: workflow }, (path) =>
      collectInto(test, { collector: github, path, sourceSlug, readAt: new Date("2026-11-20T12:00:00Z") }),
    );
  }
});

afterAll(() => test.drop());

it("finds the page of an alias in its own trust domain, whoever has it in another", async () => {
  const { pool } = test.database;
  const domains = await readDomainsOf(pool, "github");
  const pages = await Promise.all(domains.map(({ id }) => readAliasesOf(pool, id, [ALIAS, "nobody"], null)));

  expect(pages.map(({ size }) => size)).toEqual([1, 1]);
  expect(new Set(pages.map((one) => one.get(ALIAS))).size).toBe(2);
  const before = new Date("2026-11-19T12:00:00Z");
  expect(await readAliasesOf(pool, domains[0]?.id ?? 0, [ALIAS], before)).toEqual(new Map());
});
