import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { github } from "#collectors/github/collector.ts";
import { collectInto } from "#collectors/runtime/testing/collect-into.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { Actor } from "./actor.ts";
import { getIdentity } from "./identity.ts";
import { listInventory } from "./inventory.ts";

const operator: Actor = { kind: "operator", id: "test", name: "operator test" };

const workflow = (secret: string) =>
  `on: push\njobs:\n  ship:\n    runs-on: ubuntu-latest\n    steps:\n      - run: "true"\n        env: { TOKEN: "\${{ secrets.${secret} }}" }\n`;

describe("one repository in two trust domains", () => {
  let test: TestDatabase;

  async function collect(slug: string, secret: string): Promise<void> {
    const path = mkdtempSync(join(tmpdir(), "rollcall-domains-"));
    try {
      const folder = join(path, "acme__api/.github/workflows");
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "deploy.yml"), workflow(secret));
      await collectInto(test, {
        collector: github,
        path,
        sourceSlug: slug,
        readAt: new Date(),
      });
    } finally {
      rmSync(path, { recursive: true, force: true });
    }
  }

  beforeAll(async () => {
    test = await createTestDatabase();
    await collect("one", "FIRST");
    await collect("other", "SECOND");
  });

  afterAll(() => test.drop());

  it("is shown twice, and what was read in one is never shown of the other", async () => {
    const context = { actor: operator, database: test.database, now: new Date() };
    const all = { facets: {}, sort: "name", descending: false, pageSize: 50 } as const;
    const { rows } = await listInventory(context, { ...all, text: [], includeHumans: false, includeVendors: false });

    const secrets = await Promise.all(
      rows.map(async ({ id, domain }) => {
        const { content } = await getIdentity(context, id, { tab: "overview", asOf: null });
        return [domain, "secrets" in content ? content.secrets.items.map(({ name }) => name) : []];
      }),
    );
    expect(secrets.toSorted()).toEqual([
      ["one", ["FIRST"]],
      ["other", ["SECOND"]],
    ]);
  });
});
