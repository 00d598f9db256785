import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountBucket, forgetGuesses, giveBackGuess, takeGuess } from "./auth.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

const LIMIT = { guesses: 10, windowMs: 900_000 };
const START = new Date("2026-03-03T09:00:00Z").getTime();
const after = (minutes: number): Date => new Date(START + minutes * 60_000);

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const take = (buckets: string[], minutes: number) => takeGuess(test.database.pool, buckets, LIMIT, after(minutes));

describe("takeGuess", () => {
  it("never lets more than ten happen within any 15 minutes", async () => {
    const taken: number[] = [];
    for (let minute = 0; minute < 60; minute += 0.5) {
      if ((await take(["steady"], minute)) === undefined) taken.push(minute);
    }

    for (const start of taken) {
      expect(taken.filter((minute) => minute >= start && minute < start + 15).length).toBeLessThanOrEqual(10);
    }
    expect(taken).toHaveLength(40);
  });

  it("says when the next one is possible", async () => {
    for (let minute = 0; minute < 10; minute++) await take(["waiting"], minute);
    expect(await take(["waiting"], 14)).toEqual(after(15));
    expect(await take(["waiting"], 15)).toBeUndefined();
    expect(await take(["waiting"], 15)).toEqual(after(16));
  });

  it("counts right when all come at once", async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => take(["a", "b"].toReversed(), 0)));
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(10);
  });

  it("takes from all buckets or from none", async () => {
    for (let guess = 0; guess < 10; guess++) await take(["full"], 0);
    for (let guess = 0; guess < 20; guess++) expect(await take(["empty", "full"], 1)).toEqual(after(15));
    for (let guess = 0; guess < 10; guess++) expect(await take(["empty"], 2)).toBeUndefined();
  });
});

it("gives a guess back, and only one", async () => {
  for (let guess = 0; guess < 10; guess++) await take(["right"], 0);
  await giveBackGuess(test.database.pool, ["right"], LIMIT, after(1));
  expect(await take(["right"], 2)).toBeUndefined();
  expect(await take(["right"], 2)).toEqual(after(15));
});

it("forgets guesses that no longer count, so that the table does not grow", async () => {
  await take(["old"], 0);
  await giveBackGuess(test.database.pool, [], LIMIT, after(60));
  const { rows } = await test.database.pool.query("select 1 from rate_limit where key like 'old/%'");
  expect(rows).toEqual([]);
});

it("frees a bucket for its owner", async () => {
  for (let guess = 0; guess < 10; guess++) await take(["mine"], 0);
  const client = await test.database.pool.connect();
  await forgetGuesses(client, "mine", LIMIT);
  client.release();
  expect(await take(["mine"], 1)).toBeUndefined();
});

it("has one bucket per account, however the email is written, and does not name it", () => {
  expect(accountBucket(" Ada@Example.org ")).toBe(accountBucket("ada@example.org"));
  expect(accountBucket("ada@example.org")).not.toContain("ada");
});

it("leaves what proves a person out of every other client", async () => {
  await test.database.pool.query(
    `insert into "user" (id, name, email, updated_at) values ('u', 'U', 'u@x.org', now())`,
  );
  await test.database.pool.query(
    `insert into account (id, user_id, account_id, provider_id, password, access_token, updated_at)
     values ('a', 'u', 'u', 'credential', 'canary', 'canary', now())`,
  );
  const found = await test.database.prisma.user.findFirst({ where: { id: "u" }, include: { accounts: true } });
  expect(found?.accounts).toHaveLength(1);
  expect(JSON.stringify(found)).not.toContain("canary");
});
