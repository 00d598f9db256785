import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendAudit } from "./audit.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";
import { inTransaction } from "./transaction.ts";

const entry = { actor: { kind: "system", id: "t", name: "t" }, action: "test.do", subject: "test:1", detail: {} };

describe("the audit table", () => {
  let test: TestDatabase;
  const count = async () => (await test.database.pool.query("select 1 from audit_record")).rowCount;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  it("has a record exactly when its deed is done", async () => {
    await inTransaction(test.database.pool, (client) => appendAudit(client, entry));
    const failing = inTransaction(test.database.pool, async (client) => {
      await appendAudit(client, entry);
      throw new Error("the deed failed");
    });

    await expect(failing).rejects.toThrow("the deed failed");
    expect(await count()).toBe(1);
  });

  it.each(["update audit_record set action = 'x'", "delete from audit_record", "truncate audit_record"])(
    "refuses: %s",
    async (statement) => {
      await expect(test.database.pool.query(statement)).rejects.toThrow(/append-only/);

      expect(await count()).toBe(1);
    },
  );
});
