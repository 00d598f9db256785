import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeCatalog } from "#lib/db/testing/catalog.ts";
import { createEmptyDatabase, type EmptyDatabase } from "#lib/db/testing/test-database.ts";
import { openSchemaEngine } from "./engine.ts";
import { readSchema } from "./files.ts";
import { migrate } from "./migrate.ts";

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** What the schema's language cannot say, and why it is there. Everything else must follow from prisma/schema. */
const EXTERNAL: [RegExp, string][] = [
  [/^index .*_fact_open .*WHERE \(closed_by IS NULL\)/, "one open version per fact"],
  [/^index .*identity_fact_live_alias .*WHERE/, "an alias names one live identity of a trust domain"],
  [/^index .*inventory_row_live_alias .*WHERE/, "an alias names one live row of a trust domain"],
  [/^index .*inventory_row_by_\w+ .*WHERE/, "the orders of the list, over open rows"],
  [/^index .*attachment_fact_limit_target .*WHERE/, "policies of an organization by what they are attached to"],
  [/^index .*credential_fact_service_use .*WHERE/, "services that an identity was at, by how their aliases begin"],
  [/^index .*collection_running .*WHERE/, "one collection per source at a time"],
  [/^trigger audit_record /, "the audit table is append-only"],
  [/^function audit_record_is_append_only/, "the audit table is append-only"],
  [/^partitioned (change|audit_record)$/, "old years can be moved as a whole"],
];

/** Partitioned tables print their indexes with ON ONLY. */
function comparable(line: string): string {
  return line.replace(" ON ONLY ", " ON ");
}

describe("the migrations", () => {
  let migrated: EmptyDatabase;
  let drawn: EmptyDatabase;

  beforeAll(async () => {
    migrated = await createEmptyDatabase();
    drawn = await createEmptyDatabase();
  });

  afterAll(async () => {
    await migrated.drop();
    await drawn.drop();
  });

  it("make what the schema says, and the listed externals", async () => {
    await migrate(migrated.url, { onStep: () => undefined });
    await drawSchema(drawn.url);

    const made = (await catalogOf(migrated.url)).map(comparable);
    const said = (await catalogOf(drawn.url)).map(comparable);
    const beyond = made.filter((line) => !said.includes(line));
    expect(said.filter((line) => !made.includes(line))).toEqual([]);
    expect(beyond.filter((line) => !EXTERNAL.some(([pattern]) => pattern.test(line)))).toEqual([]);
    for (const [pattern] of EXTERNAL)
      expect(
        beyond.some((line) => pattern.test(line)),
        String(pattern),
      ).toBe(true);
  });

  it("apply nothing the second time", async () => {
    expect(await migrate(migrated.url, { onStep: () => undefined })).toEqual({ applied: [] });
  });

  it("apply once when two start at the same time", async () => {
    const both = await createEmptyDatabase();

    const results = await Promise.all([1, 2].map(() => migrate(both.url, { onStep: () => undefined })));

    expect(results.filter(({ applied }) => applied.length > 0)).toHaveLength(1);
    await both.drop();
  });
});

/** What the schema alone makes, by the engine's own script. */
async function drawSchema(url: string): Promise<void> {
  const files = await readSchema();
  const pool = new pg.Pool({ connectionString: url });
  const engine = await openSchemaEngine(pool, files);
  const from = { tag: "empty" } as const;
  const to = { tag: "schemaDatamodel", files } as const;
  const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTERS });
  await pool.query(stdout ?? "");
  await pool.end();
}

function catalogOf(url: string): Promise<string[]> {
  return withClient(url, describeCatalog);
}

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
