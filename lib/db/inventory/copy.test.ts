import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { ListCopy } from "./copy.ts";
import { countByCopy, pageByCopy } from "./answer.ts";
import { countList } from "./count.ts";
import { readPage } from "./list.ts";
import { recordEnded, recordMoved } from "./version.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { foldName, sortNameOf } from "#lib/domain/filter/name-pattern.ts";
import { DOMAINS, keyOf, queries, rowParts, SCOPE, TODAY } from "#lib/domain/inventory/index/testing/random-list.ts";
import type { InventoryQuery } from "#lib/domain/inventory/list.ts";
import { lawRuns } from "#lib/domain/testing/scale.ts";

type Parts = typeof rowParts extends fc.Arbitrary<infer Value> ? Value : never;

let test: TestDatabase;
let copy: ListCopy;
let failures: unknown[];
let lastId = 0;
let analysis = 0;

const pool = () => test.database.pool;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.drop());

beforeEach(async () => {
  failures = [];
  copy = new ListCopy(pool(), (error) => failures.push(error));
  await pool().query("truncate inventory_row, trust_domain restart identity cascade");
  for (const id of DOMAINS) {
    await pool().query("insert into trust_domain (id, system, key, slug) values ($1, 'kubernetes', $2, $2)", [
      id,
      `d${id}`,
    ]);
  }
});

/** Opens rows of one trust domain by an analysis, as one does. */
async function open(domain: number, rows: readonly Parts[]): Promise<string[]> {
  analysis += 1;
  return inTransaction(pool(), async (client) => {
    const ids: string[] = [];
    for (const row of rows) {
      lastId += 1;
      const alias = keyOf(domain, lastId, row.place, row.name);
      const folded = foldName(alias);
      const none = row.credentials === 0 ? { oldestCredentialAt: null, nextExpiryAt: null, endlessCredentials: 0 } : {};
      const own = { ...row, ...none };
      const { rows: written } = await client.query<{ identity: string }>(
        `insert into inventory_row (id, identity_id, trust_domain_id, system, kind, alias, name, sort_name, search_alias,
           status, human, vendor, owner, environment, credentials, oldest_credential_at, next_expiry_at,
           endless_credentials, created_at, last_change_at, attachments, consumers, first_seen_at, hash, opened_by, opened_at)
         values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
           0, 0, now(), '', $20, $21)
         returning identity_id as identity`,
        [
          ...[
            lastId,
            domain,
            own.system,
            own.kind,
            alias,
            own.name,
            sortNameOf(own.name),
            folded === alias ? null : folded,
          ],
          ...[own.status, own.human, own.vendor, own.owner, own.environment, own.credentials],
          ...[own.oldestCredentialAt, own.nextExpiryAt].map(at),
          own.endlessCredentials,
          ...[own.createdAt, own.lastChangeAt].map(at),
          ...[analysis, new Date(analysis * 1000)],
        ],
      );
      const identity = written[0]?.identity ?? "";
      ids.push(identity);
      if (own.lastUsedAt !== null) await use(client, domain, identity, own.lastUsedAt);
    }
    await recordMoved(client, domain, String(analysis));
    return ids;
  });
}

function at(time: number | null): Date | null {
  return time === null ? null : new Date(time);
}

/** Notes a use, as an analysis does. */
async function use(
  client: { query(text: string, values: unknown[]): Promise<unknown> },
  domain: number,
  identity: string,
  time: number,
) {
  await client.query(
    `with next as (
       insert into inventory_version (trust_domain_id, uses) values ($1, 1)
       on conflict (trust_domain_id) do update set uses = inventory_version.uses + 1 returning uses)
     insert into identity_usage (identity_id, trust_domain_id, last_used_at, granularity, version)
     select $2, $1, $3, 'day', uses from next
     on conflict (identity_id) do update set last_used_at = excluded.last_used_at, version = excluded.version`,
    [domain, identity, new Date(time)],
  );
}

/** Closes some rows of a trust domain by an analysis. */
async function close(domain: number, every: number): Promise<void> {
  analysis += 1;
  await inTransaction(pool(), async (client) => {
    await client.query(
      `update inventory_row set closed_by = $2, closed_at = $3
       where trust_domain_id = $1 and closed_by is null and id % $4 = 0`,
      [domain, analysis, new Date(analysis * 1000), every],
    );
    await recordMoved(client, domain, String(analysis));
  });
}

/** The copy, once it has caught up. */
async function caughtUp() {
  await copy.current();
  await copy.settled();
  const index = await copy.current();
  if (!index) throw new Error("The copy did not catch up.", { cause: failures[0] });
  return index;
}

/** Both answer the same on every page, and a cursor of one leads the other on, there and back. */
async function expectSame(query: InventoryQuery): Promise<void> {
  const index = await caughtUp();
  expect(await countByCopy(index, query, SCOPE)).toEqual(await countList(pool(), query, SCOPE));
  let cursor: string | undefined;
  let turn: "next" | "previous" = "next";
  for (;;) {
    const [byCopy, bySql] = await Promise.all([
      pageByCopy(pool(), index, { ...query, cursor }, SCOPE),
      readPage(pool(), { ...query, cursor }, SCOPE),
    ]);
    expect(byCopy?.rows.map(({ id }) => id)).toEqual(bySql.rows.map(({ id }) => id));
    expect({ ...byCopy, rows: [] }).toEqual({ ...bySql, rows: [] });
    if (bySql[turn] === null && turn === "next") turn = "previous";
    const next = bySql[turn];
    if (next === null) return;
    cursor = next;
  }
}

const someRows = fc.array(rowParts, { maxLength: 25 });

it("answers as the database does, whatever opened, ended, was used or went", async () => {
  const deed = fc.oneof(
    fc.record({
      do: fc.constant("open" as const),
      domain: fc.constantFrom(...DOMAINS),
      rows: fc.array(rowParts, { maxLength: 6 }),
    }),
    fc.record({
      do: fc.constant("close" as const),
      domain: fc.constantFrom(...DOMAINS),
      every: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({
      do: fc.constant("use" as const),
      domain: fc.constantFrom(...DOMAINS),
      days: fc.integer({ min: 0, max: 100 }),
    }),
    fc.record({ do: fc.constantFrom("retire" as const, "delete" as const), domain: fc.constantFrom(...DOMAINS) }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(someRows, someRows, someRows),
      fc.array(deed, { maxLength: 4 }),
      fc.array(queries, { minLength: 2, maxLength: 4 }),
      async (first, deeds, asked) => {
        copy = new ListCopy(pool(), (error) => failures.push(error));
        // The id of a trust domain that is gone is not given again.
        const deleted = new Set<number>();
        for (const [place, rows] of first.entries()) await open(DOMAINS[place] ?? 1, rows);
        await caughtUp();
        for (const one of deeds) {
          const { domain } = one;
          if (deleted.has(domain)) continue;
          if (one.do === "open") await open(domain, one.rows);
          if (one.do === "close") await close(domain, one.every);
          if (one.do === "use") {
            const { rows } = await pool().query<{ id: string }>(
              "select identity_id as id from inventory_row where trust_domain_id = $1 and id % 2 = 0",
              [domain],
            );
            for (const { id } of rows) await use(pool(), domain, id, (TODAY - one.days) * 86_400_000);
          }
          if (one.do === "retire") {
            await inTransaction(pool(), async (client) => {
              await client.query(
                "update inventory_row set closed_by = 1, closed_at = now() where trust_domain_id = $1 and closed_by is null",
                [domain],
              );
              await recordEnded(client, domain);
            });
          }
          if (one.do === "delete") {
            deleted.add(domain);
            await inTransaction(pool(), async (client) => {
              await client.query("delete from inventory_row where trust_domain_id = $1", [domain]);
              await client.query("delete from inventory_version where trust_domain_id = $1", [domain]);
            });
          }
        }
        for (const query of asked) await expectSame(query);
        await pool().query("truncate inventory_row, inventory_version, identity_usage");
        expect(failures).toEqual([]);
      },
    ),
    lawRuns(40),
  );
});
