import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSealingKey } from "#lib/db/sealing-key.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { beat, signOff } from "#lib/db/workers.ts";
import { aWorkerKey } from "./testing/toy-sources.ts";
import { publishWorkerKey, readWorkerKey } from "./worker-key.ts";

const OWN = "00000000-0000-4000-8000-000000000001";
const OTHER = { id: "00000000-0000-4000-8000-000000000002", host: "elsewhere", pid: 1, pools: [] };

describe("a worker's key", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  it("is read from the environment or the file it names, and has to be somewhere", async () => {
    const { text, key } = await aWorkerKey();
    const directory = mkdtempSync(join(tmpdir(), "rollcall-key-"));
    const file = join(directory, "key");
    writeFileSync(file, `${text}\n`);
    const shared = { DATABASE_URL: "none", ROLLCALL_SAMPLE: "off" } as const;

    const found = await Promise.all([
      readWorkerKey({ ...shared, ROLLCALL_WORKER_KEY: text }),
      readWorkerKey({ ...shared, ROLLCALL_WORKER_KEY_FILE: file }),
    ]);

    expect(found.map(({ id }) => id)).toEqual([key.id, key.id]);
    await expect(readWorkerKey(shared)).rejects.toThrow(/needs ROLLCALL_WORKER_KEY/);
    rmSync(directory, { recursive: true });
  });

  it("is published for pages to seal to, unless other workers run with another one", async () => {
    const { pool } = test.database;
    const [first, second] = await Promise.all([aWorkerKey(), aWorkerKey()]);
    await publishWorkerKey(pool, first.key, OWN);
    expect(await readSealingKey(pool)).toEqual({ id: first.key.id, publicKey: first.key.publicKey });

    await beat(pool, OTHER);
    await expect(publishWorkerKey(pool, second.key, OWN)).rejects.toThrow(/Other workers run with another worker key/);
    await publishWorkerKey(pool, first.key, OWN);
    await signOff(pool, OTHER.id);
    await publishWorkerKey(pool, second.key, OWN);

    expect(await readSealingKey(pool)).toEqual({ id: second.key.id, publicKey: second.key.publicKey });
    // Only the public half is there.
    const { rows } = await pool.query<{ value: string }>("select value::text from setting where key = 'sealing-key'");
    expect(rows[0]?.value).not.toContain(second.text);
  });
});
