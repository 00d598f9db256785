import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openToySource, type ToySource } from "#collectors/runtime/testing/toy-source.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { accounts, anAccount, aNamespace, listOf } from "#lib/domain/testing/toy-things.ts";
import type { Actor } from "./actor.ts";
import { exportInventory, type ExportRequest } from "./inventory-export.ts";

const vera: Actor = { kind: "user", id: "3", name: "vera", role: "viewer" };
const FORMULA = '=HYPERLINK("http://x")';
const REQUEST: ExportRequest = { format: "csv", q: "", sort: "name", dir: "asc", humans: false, vendors: false };

describe("an export", () => {
  let test: TestDatabase;
  let source: ToySource;

  beforeAll(async () => {
    test = await createTestDatabase();
    source = openToySource(test);
    const shop = [...accounts("shop", 2100), anAccount(`shop/${FORMULA}`), anAccount("shop/-5")];
    await source.collect(1, listOf("namespaces", aNamespace("shop")), listOf("service-accounts", ...shop));
  });

  afterAll(() => test.drop());

  const context = () => ({ database: test.database, actor: vera, now: new Date() });
  const begin = (part: Partial<ExportRequest>) => exportInventory(context(), { ...REQUEST, ...part });

  async function piecesOf(part: Partial<ExportRequest>): Promise<string[]> {
    const pieces: string[] = [];
    for await (const piece of (await begin(part)).text) pieces.push(piece);
    return pieces;
  }

  async function rowsOf(part: Partial<ExportRequest>): Promise<{ id: string; name: string }[]> {
    return JSON.parse((await piecesOf({ ...part, format: "json" })).join("")) as { id: string; name: string }[];
  }

  async function audited(): Promise<{ action: string; detail: Record<string, unknown> }[]> {
    const { rows } = await test.database.pool.query<{ action: string; detail: Record<string, unknown> }>(
      "select action, detail from audit_record order by id",
    );
    return rows;
  }

  it("holds every row once, in batches of bounded size", async () => {
    const pieces = await piecesOf({});

    const lines = pieces.join("").trimEnd().split("\r\n");
    const ids = lines.slice(1).map((line) => line.slice(0, line.indexOf(",")));
    expect(new Set(ids).size).toBe(2102);
    expect(lines).toHaveLength(2103);
    expect(Math.max(...pieces.map((piece) => piece.split("\r\n").length))).toBeLessThanOrEqual(1001);
  });

  it("is the rows of the filter, named after it", async () => {
    const { fileName, text } = await begin({ q: "n-209", format: "json" });
    await text.return();

    expect(fileName).toMatch(/^identities_n-209_\d{4}-\d\d-\d\dT\d{4}Z\.json$/);
    expect((await rowsOf({ q: "n-209" })).map(({ name }) => name)).toEqual([
      "n-209",
      ...Array.from({ length: 10 }, (_, digit) => `n-209${digit}`),
    ]);
  });

  it("runs no formula in a spreadsheet and leaves JSON as it is", async () => {
    const csv = (await piecesOf({ q: "HYPERLINK" })).join("");
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(csv).toMatch(/,0,"none","none","unknown"/);
    expect((await piecesOf({ q: "/-5" })).join("")).toContain(`,"'-5",`);
    expect((await rowsOf({ q: "HYPERLINK" }))[0]?.name).toBe(FORMULA);
  });

  it("knows what was picked, and what was left out of all", async () => {
    const [first, second] = await rowsOf({ q: "n-20" });

    const picked = await rowsOf({ ids: [first?.id ?? "", second?.id ?? ""] });
    expect(picked.map(({ name }) => name)).toEqual([first?.name, second?.name]);
    expect((await rowsOf({ q: "n-20", except: [first?.id ?? ""] })).map(({ id }) => id)).not.toContain(first?.id);
  });

  it("is of one moment, whatever lands while it runs", async () => {
    const { text } = await begin({ format: "json", q: "n-" });
    let body = (await text.next()).value ?? "";
    body += (await text.next()).value ?? "";

    await source.collect(60, listOf("service-accounts", ...accounts("shop", 2050), anAccount("shop/n-zz")));
    for await (const piece of text) body += piece;

    const names = (JSON.parse(body) as { name: string }[]).map(({ name }) => name);
    expect(names).toHaveLength(2100);
    expect(names).not.toContain("n-zz");
    expect(await rowsOf({ q: "n-zz" })).toHaveLength(1);
  });

  it("of all that was selected is of the time it was selected at", async () => {
    await source.collect(120, listOf("service-accounts", ...accounts("shop", 2050), anAccount("shop/n-later")));

    expect((await rowsOf({ q: "n-later" })).map(({ name }) => name)).toEqual(["n-later"]);
    const { rows } = await test.database.pool.query<{ opened: Date }>(
      "select opened_at as opened from inventory_row where name = 'n-later'",
    );
    const before = new Date((rows[0]?.opened.getTime() ?? 0) - 1);
    expect(await rowsOf({ q: "n-later", at: before })).toEqual([]);
  });

  it("says in the audit log who took what, and how it ended", async () => {
    const count = (await audited()).length;
    const { text } = await begin({ q: "n-1" });
    await text.next();
    await text.next();
    await text.return();

    const [begun, ended] = (await audited()).slice(count);
    expect(begun).toMatchObject({ action: "inventory.export", detail: { format: "csv", filter: "n-1" } });
    expect(begun?.detail["asOf"]).toMatch(/Z$/);
    expect(ended).toMatchObject({
      action: "inventory.export-end",
      detail: { export: begun?.detail["export"], ended: "stopped" },
    });
    await piecesOf({ q: "n-1" });
    expect((await audited()).at(-1)?.detail).toMatchObject({ ended: "complete", rows: 1111 });
  });

  it("breaks off when the database does, and says so", async () => {
    const { text } = await begin({});
    await text.next();
    await test.database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and state = 'idle in transaction'`,
    );

    await expect(text.next()).rejects.toThrow();
    expect((await audited()).at(-1)?.detail).toMatchObject({ ended: "failed" });
  });

  it("lets three run at a time and frees the place of each that ends", async () => {
    const three = await Promise.all([begin({}), begin({}), begin({})]);
    await expect(begin({})).rejects.toThrow(/already/);
    await Promise.all(three.map(({ text }) => text.return()));

    const after = await begin({});
    await after.text.return();
  });
});
