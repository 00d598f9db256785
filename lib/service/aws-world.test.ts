import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { aws } from "#collectors/aws/collector.ts";
import { collectInto } from "#collectors/runtime/testing/collect-into.ts";
import { withFiles } from "#collectors/shared/testing/collected.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { readAccountsWorld } from "./aws-world.ts";

// Two facts are too many here: twenty thousand would say no more.
const max = vi.hoisted(() => ({ rows: 20_000 }));
vi.mock("#lib/db/facts-in-scopes.ts", async (importOriginal) => ({
  ...(await importOriginal<object>()),
  get MAX_IN_SCOPES() {
    return max.rows;
  },
}));

const ACCOUNT = "111122223333";
const OTHER = "999988887777";
const NOW = new Date("2026-11-21T12:00:00Z");

const role = (name: string) => ({
  Path: "/",
  RoleName: name,
  RoleId: `AROA${name.toUpperCase()}`,
  Arn: `arn:aws:iam::${ACCOUNT}:role/${name}`,
  CreateDate: "2025-01-01T00:00:00Z",
  AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [] },
  InstanceProfileList: [],
  RolePolicyList: [],
  AttachedManagedPolicies: [],
  Tags: [],
});
const DETAILS = {
  UserDetailList: [],
  GroupDetailList: [],
  Policies: [],
  RoleDetailList: [role("one"), role("two")],
  IsTruncated: false,
};

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await withFiles({ "details.json": JSON.stringify(DETAILS) }, (path) =>
    collectInto(test, { collector: aws, path, sourceSlug: "prod", readAt: NOW }),
  );
});

afterAll(() => test.drop());

async function read(rows: number, contents?: boolean) {
  max.rows = rows;
  const { rows: domains } = await test.database.pool.query<{ id: number }>("select id from trust_domain");
  return readAccountsWorld(test.database.pool, {
    trustDomainId: domains[0]?.id ?? 0,
    partition: "aws",
    accounts: [ACCOUNT, OTHER],
    asOf: null,
    now: NOW,
    ...(contents === undefined ? {} : { contents }),
  });
}

describe("a world of accounts", () => {
  it("says of each account asked for what was not read", async () => {
    const { world, unread, cut } = await read(20_000, false);

    expect([...(world.accounts.get(ACCOUNT)?.read ?? [])]).toEqual(["iam"]);
    expect(cut).toBeNull();
    expect(unread).toEqual([
      `What the organization of account ${ACCOUNT} forbids was not read: some of this may be forbidden.`,
      `Identity providers of account ${ACCOUNT} were not read completely.`,
      `Roles and policies of account ${OTHER} were not read completely.`,
      `What the organization of account ${OTHER} forbids was not read: some of this may be forbidden.`,
      `Identity providers of account ${OTHER} were not read completely.`,
    ]);
  });

  it("says what runs there and which secrets there are only where those are asked for", async () => {
    const { unread } = await read(20_000);

    expect(unread).toContain(`What runs in account ${ACCOUNT} was not read completely.`);
    expect(unread).toContain(`Which secrets account ${ACCOUNT} has was not read completely.`);
  });

  it("takes nothing for read where there is more than it can hold", async () => {
    const { world, cut, unread } = await read(2);

    expect([...(world.accounts.get(ACCOUNT)?.read ?? [])]).toEqual([]);
    expect(cut).toMatch(/^These accounts hold more than/);
    expect(unread[0]).toBe(cut);
    expect(unread).toContain(`Roles and policies of account ${ACCOUNT} were not read completely.`);
  });
});
