import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { noteVisit } from "./visits.ts";

const START = new Date("2026-03-03T09:00:00Z");
const after = (minutes: number): Date => new Date(START.getTime() + minutes * 60_000);

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  await test.database.pool.query(`truncate "user" cascade`);
  await test.database.pool.query(
    `insert into "user" (id, name, email, email_verified, updated_at) values ('ada', 'Ada', 'ada@example.org', true, now())`,
  );
});

const look = (minutes: number, id = "ada") =>
  noteVisit({
    actor: { kind: "user", id, name: "Ada", role: "viewer" },
    database: test.database,
    now: after(minutes),
  });

describe("since when somebody was not here", () => {
  it("is unknown on the first visit, however many pages it has", async () => {
    expect(await look(0)).toBeNull();
    expect(await look(5)).toBeNull();
    expect(await look(34)).toBeNull();
  });

  it("is the last page of the visit before, for all of the next visit", async () => {
    await look(0);
    await look(20);

    expect(await look(60)).toEqual(after(20));
    expect(await look(80)).toEqual(after(20));
    expect(await look(200)).toEqual(after(80));
  });

  it("does not move when two pages are rendered at once, or a slow one late", async () => {
    await look(0);

    const both = await Promise.all([look(60), look(60)]);
    expect(both).toEqual([after(0), after(0)]);
    expect(await look(59)).toEqual(after(0));
    expect(await look(60.5)).toEqual(after(0));
  });

  it("is no matter of operators, nor of somebody who was deleted meanwhile", async () => {
    const actor = { kind: "operator", id: "root@box", name: "root@box" } as const;

    expect(await noteVisit({ actor, database: test.database, now: START })).toBeNull();
    expect(await look(0, "gone")).toBeNull();
  });
});
