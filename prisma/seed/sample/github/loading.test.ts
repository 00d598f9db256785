import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { github } from "#collectors/github/collector.ts";
import { collectDirectory } from "#collectors/runtime/collect.ts";
import type { CollectResult } from "#collectors/runtime/run-collection.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { writeGitHubSample } from "./generate.ts";

let test: TestDatabase;
let results: CollectResult[];

beforeAll(async () => {
  test = await createTestDatabase();
  const directory = mkdtempSync(join(tmpdir(), "rollcall-github-loading-"));
  results = [];
  try {
    for (const { slug, path, readAt } of writeGitHubSample(directory, new Date("2026-03-14T09:26:00Z"))) {
      const result = await collectDirectory({
        database: test.database,
        databaseUrl: test.url,
        collector: github,
        path,
        sourceSlug: slug,
        sample: true,
        defaultNamespace: "default",
        readAt,
        actor: { kind: "system", id: "sample", name: "sample" },
        signal: new AbortController().signal,
      });
      results.push(result);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}, 120_000);

afterAll(() => test.drop());

it("is loaded with nothing held back, and one listing that was refused", () => {
  expect(results.map(({ held, incomplete }) => [held, incomplete])).toEqual([
    [0, 0],
    [0, 0],
    [0, 1],
  ]);
});

it("shows the changes that a person would want to know", async () => {
  const { rows } = await test.database.pool.query<{ line: string }>(
    `select type || ' ' || kind || ' ' || alias as line from change
     where kind in ('app-installation', 'deploy-key', 'fine-grained-token', 'ruleset', 'app-permissions', 'organization-secret')
       and noun <> 'credential' order by 1`,
  );

  const owner = "github:github.com/tickets-example";
  expect(rows.map(({ line }) => line.replace(/:\d+$/, ""))).toEqual([
    `added app-installation ${owner}:app-installation:shop-preview`,
    `added app-permissions ${owner}:app-permissions:shop-preview`,
    `added deploy-key ${owner}/shop:deploy-key`,
    `added fine-grained-token ${owner}:fine-grained-token`,
    `changed app-permissions ${owner}:app-permissions:tickets-release-train`,
    `changed organization-secret ${owner}:organization-secret:actions/NPM_READ_TOKEN`,
    `changed organization-secret ${owner}:organization-secret:dependabot/NPM_READ_TOKEN`,
    `changed ruleset ${owner}/shop:ruleset`,
  ]);
});

it("puts what is no person into the inventory", async () => {
  const { rows } = await test.database.pool.query<{ kind: string; count: number }>(
    `select kind, count(*)::int as count from inventory_row where closed_at is null and not human group by kind order by kind`,
  );

  expect(rows).toEqual([
    { kind: "app-installation", count: 7 },
    { kind: "branch-workflow", count: 1 },
    { kind: "deploy-key", count: 8 },
    { kind: "fine-grained-token", count: 6 },
    { kind: "organization-runner", count: 4 },
    { kind: "organization-webhook", count: 2 },
    { kind: "repository-runner", count: 1 },
    { kind: "repository-webhook", count: 3 },
    { kind: "workflow", count: 37 },
  ]);
});
