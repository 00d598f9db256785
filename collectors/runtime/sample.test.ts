import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { IdentityRow } from "#lib/domain/inventory/identity.ts";
import type { Context } from "#lib/service/context.ts";
import { listInventory } from "#lib/service/inventory.ts";
import { removeSample, sampleIsShown } from "#lib/service/sample.ts";
import { listSources } from "#lib/service/sources.ts";
import { loadSample } from "./load-sample.ts";

const TRUTH = join(import.meta.dirname, "../../prisma/seed/sample/truth/identities.csv");

interface TruthRow {
  key: string;
  kind: string;
  status: string;
  owner: string;
  ownerBecause: string;
  credentials: number;
  environment: string;
}

function readTruth(): TruthRow[] {
  const lines = readFileSync(TRUTH, "utf8").trim().split("\n").slice(1);
  return lines.map((line) => {
    const [key = "", kind = "", status = "", owner = "", ownerBecause = "", credentials = "", environment = ""] =
      line.split(",");
    return { key, kind, status, owner, ownerBecause, credentials: Number(credentials), environment };
  });
}

function asTruth(row: IdentityRow): TruthRow {
  return {
    key: row.key,
    kind: row.kind,
    status: row.status,
    owner: row.owner?.owner ?? "none",
    ownerBecause: row.owner?.because ?? "",
    credentials: row.credentials.count,
    environment: row.environment?.name ?? "unclassified",
  };
}

describe("the sample organization", () => {
  let test: TestDatabase;
  let context: Context;
  const request = () => ({
    database: test.database,
    databaseUrl: test.url,
    now: new Date("2026-11-20T12:00:00Z"),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });

  beforeAll(async () => {
    test = await createTestDatabase();
    context = { actor: { kind: "system", id: "test", name: "test" }, database: test.database, now: new Date() };
    await loadSample(request());
  }, 300_000);

  afterAll(() => test.drop());

  it("agrees in its clusters with their truth table, row by row", async () => {
    const page = await listInventory(context, {
      text: [],
      facets: {},
      sort: "name",
      descending: false,
      pageSize: 5000,
      includeHumans: true,
      includeVendors: true,
    });

    const found = page.rows
      .filter(({ system }) => system === "kubernetes")
      .map(asTruth)
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const truth = readTruth().sort((a, b) => (a.key < b.key ? -1 : 1));
    expect(found).toEqual(truth);
    expect(found.length).toBeGreaterThanOrEqual(150);
  });

  it("shows its blind spots as such, with the missing permission", async () => {
    const sources = await listSources(context);

    const gaps = sources.flatMap((source) => source.gaps);
    const told = gaps.filter(({ status }) => status !== "switched-off");
    expect(told.map((gap) => [gap.path, gap.status]).toSorted()).toEqual([
      ["account/222233334444/credential-report", "denied"],
      ["cluster/namespace/station-kiosks/role-bindings", "denied"],
      ["organization/credential-authorizations", "not-supported"],
      ["organization/never-read", "not-supported"],
      ["organization/repository/tickets-example/station-kiosks/repository-webhooks", "denied"],
      ["organization/saml-identities", "not-supported"],
    ]);
    expect(gaps.find(({ path }) => path.startsWith("cluster/"))?.reason).toMatch(/list rolebindings/);
  });

  it("is loaded once, and gone as a whole when removed", async () => {
    expect(await loadSample(request())).toBe(true);
    expect(await sampleIsShown(context)).toBe(true);

    await removeSample(context);

    expect(await sampleIsShown(context)).toBe(false);
    expect(await listSources(context)).toEqual([]);
    expect(await loadSample(request())).toBe(false);
    const left = await test.database.pool.query("select 1 from identity_fact union all select 1 from change");
    expect(left.rowCount).toBe(0);
    const audit = await test.database.pool.query("select action from audit_record where sample order by id");
    expect(audit.rows.at(-1)).toEqual({ action: "sample.remove" });
  });
});
