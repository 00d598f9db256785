import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectInto } from "#collectors/runtime/testing/collect-into.ts";
import type { PlannedEnd } from "#collectors/shared/rows.ts";
import { readKnowledge } from "#lib/db/testing/read-knowledge.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { timeOf } from "#lib/domain/testing/times.ts";
import { manifest, type SliceId } from "./manifest.ts";
import { levelOf } from "./slices/plan.ts";
import { ACCOUNT, DEPLOY } from "./testing/account-rows.ts";
import { emitListed, listed, type Listed } from "./testing/collect.ts";
import { ROWS } from "./testing/rows.ts";

const PROD = "111122223333";
const DEV = "444455556666";

const COMPLETE: PlannedEnd = { status: "complete" };
const OF_ACCOUNT = ["authorization-details", "access-keys", "credential-report", "secrets"] as const;

let test: TestDatabase;
let partitions = 0;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.drop());

type Rows = Partial<Record<SliceId, readonly unknown[]>>;

/** A partition of its own for each story, so that none sees another's accounts. */
function openPartition() {
  partitions += 1;
  const partition = `aws-story-${partitions}`;
  /** Rows as that account of the partition has them, with ids of its own. */
  const inAccount = (account: string, rows: readonly unknown[]): unknown[] =>
    JSON.parse(
      JSON.stringify(rows)
        .replaceAll(/arn(:|%3A)aws\1/g, `arn$1${partition}$1`)
        .replaceAll(ACCOUNT, account)
        .replaceAll(/"(AROA|AIDA|AGPA|ANPA|AIPA|AKIA)/g, `"$1${account}`),
    ) as unknown[];
  return {
    partition,
    /** Everything that is read of an account, or these rows in the place of some. */
    account(account: string, rows: Rows = {}, ends: Partial<Record<SliceId, PlannedEnd>> = {}): Listed[] {
      return OF_ACCOUNT.map((kind) => {
        const place = levelOf(kind) === "region" ? { account, region: "eu-west-1" } : { account };
        return listed(kind, inAccount(account, rows[kind] ?? ROWS[kind]), ends[kind] ?? COMPLETE, place);
      });
    },
    /** The organization's list of these accounts. */
    accounts(ids: readonly string[], end: PlannedEnd & { authoritative?: boolean } = COMPLETE): Listed {
      const rows = ids.flatMap((id) => inAccount(id, ROWS.accounts));
      return listed("accounts", rows, { authoritative: end.status === "complete", ...end });
    },
    /** The account as it is known where no organization lists it. */
    itself: (account: string) => listed("accounts", [{ Id: account }], COMPLETE, { account }),
    collect: (minutes: number, listings: readonly Listed[], slug = "org") =>
      collectInto(test, {
        collector: {
          manifest,
          async *collectDirectory({ signal }, trustDomainSlug) {
            await trustDomainSlug(partition);
            yield* emitListed(listings, signal, timeOf(minutes), partition);
          },
        },
        path: "/nowhere",
        sourceSlug: `${slug}-${partition}`,
        readAt: timeOf(minutes),
      }),
    async changes() {
      const { changes } = await readKnowledge(test.database.pool, partition);
      return changes
        .map(({ type, reason, kind, scope }) => [type, reason, kind, scope].filter(Boolean).join(" "))
        .toSorted();
    },
    async open(scope: string) {
      const { versions } = await readKnowledge(test.database.pool, partition);
      return versions.filter((version) => version.closedAt === null && version.scope.startsWith(scope)).length;
    },
    async coverage(slug = "org") {
      const { rows } = await test.database.pool.query<{ path: string; status: string }>(
        `select s.path, v.status from coverage v join slice s on s.id = v.slice_id where v.collection_id = (
           select max(c.id) from collection c join source o on o.id = c.source_id where o.slug = $1)`,
        [`${slug}-${partition}`],
      );
      return Object.fromEntries(rows.map(({ path, status }) => [path, status]));
    },
  };
}

const WITHOUT_DEPLOY = ROWS["authorization-details"].filter((row) => row["RoleName"] !== "deploy");

describe("an account that was", () => {
  it("read twice writes nothing the second time, also when its roles were used in between", async () => {
    const aws = openPartition();
    await aws.collect(0, [aws.accounts([PROD]), ...aws.account(PROD)]);

    const again = await aws.collect(10, [aws.accounts([PROD]), ...aws.account(PROD)]);
    const used = { ...DEPLOY, RoleLastUsed: { LastUsedDate: "2026-03-09T00:00:00Z", Region: "eu-west-2" } };
    const later = await aws.collect(20, [
      aws.accounts([PROD]),
      ...aws.account(PROD, { "authorization-details": [...WITHOUT_DEPLOY, used] }),
    ]);

    expect(again).toMatchObject({ changes: 0, held: 0, incomplete: 0 });
    expect(later).toMatchObject({ changes: 0 });
    const { rows } = await test.database.pool.query<{ at: Date }>(
      `select u.last_used_at as at from credential_usage u join trust_domain d on d.id = u.trust_domain_id
       where d.key = $1 and u.last_used_at > '2026-03-01'`,
      [aws.partition],
    );
    expect(rows).toEqual([{ at: new Date("2026-03-09T00:00:00Z") }]);
  });

  it.each<[string, PlannedEnd]>([
    ["refused", { status: "denied", reason: "iam:GetAccountAuthorizationDetails was refused." }],
    ["broken off", { status: "failed", reason: "AWS did not answer." }],
    ["read in part", { status: "partial", reason: "A page is missing." }],
    ["not read this time", { status: "carried" }],
  ])("%s keeps what was known of it", async (_name, end) => {
    const aws = openPartition();
    await aws.collect(0, [aws.accounts([PROD]), ...aws.account(PROD)]);
    const before = await aws.open("account/");

    const ends = Object.fromEntries(OF_ACCOUNT.map((kind) => [kind, end]));
    const empty = Object.fromEntries(OF_ACCOUNT.map((kind) => [kind, []]));
    await aws.collect(10, [aws.accounts([PROD], { ...end, authoritative: true }), ...aws.account(PROD, empty, ends)]);

    expect(await aws.changes()).toEqual([]);
    expect(await aws.open("account/")).toBe(before);
  });

  it("removed from the organization is gone with all that it had", async () => {
    const aws = openPartition();
    await aws.collect(0, [aws.accounts([PROD, DEV]), ...aws.account(PROD), ...aws.account(DEV)]);
    const had = await aws.open(`account/${DEV}`);

    await aws.collect(10, [aws.accounts([PROD]), ...aws.account(PROD)]);

    expect(had).toBeGreaterThan(30);
    expect(await aws.open(`account/${DEV}`)).toBe(0);
    const changes = await aws.changes();
    expect(changes.filter((change) => change.startsWith("removed missing"))).toEqual([
      "removed missing account organization/o-exampleorg1",
    ]);
    expect(changes.filter((change) => change.startsWith("removed parent-gone"))).toHaveLength(had);
    expect(changes.filter((change) => change.endsWith(PROD))).toEqual([]);
  });

  it("no longer visible, where nothing proves it gone, is kept and out of sight", async () => {
    const aws = openPartition();
    await aws.collect(0, [aws.itself(PROD), aws.itself(DEV), ...aws.account(PROD), ...aws.account(DEV)]);
    const before = await aws.open("account/");

    await aws.collect(10, [aws.itself(PROD), ...aws.account(PROD)]);

    expect(await aws.changes()).toEqual([]);
    expect(await aws.open("account/")).toBe(before);
    const coverage = await aws.coverage();
    expect(Object.keys(coverage).filter((path) => coverage[path] === "out-of-scope")).toEqual(
      expect.arrayContaining([`account/${DEV}/authorization-details`, `account/${DEV}/region/eu-west-1/secrets`]),
    );
  });

  it("read by itself and in its organization is one account with one of each of its roles", async () => {
    const aws = openPartition();
    await aws.collect(0, [aws.itself(PROD), ...aws.account(PROD)], "alone");
    const before = await aws.open(`account/${PROD}`);

    await aws.collect(10, [aws.accounts([PROD]), ...aws.account(PROD)]);
    await aws.collect(20, [aws.itself(PROD), ...aws.account(PROD)], "alone");

    expect(await aws.open(`account/${PROD}`)).toBe(before);
    expect((await aws.changes()).filter((change) => !change.includes("account organization/"))).toEqual([]);
  });

  it("read beside another that has the same policies of AWS's own leaves those alone", async () => {
    const aws = openPartition();
    await aws.collect(0, [aws.accounts([PROD, DEV]), ...aws.account(PROD), ...aws.account(DEV)]);

    await aws.collect(10, [aws.accounts([PROD, DEV]), ...aws.account(DEV), ...aws.account(PROD)]);

    expect(await aws.changes()).toEqual([]);
  });
});

describe("a role that was", () => {
  it("deleted is gone with its policies, and the rest stays", async () => {
    const aws = openPartition();
    await aws.collect(0, [aws.accounts([PROD]), ...aws.account(PROD)]);

    await aws.collect(10, [aws.accounts([PROD]), ...aws.account(PROD, { "authorization-details": WITHOUT_DEPLOY })]);

    const changes = await aws.changes();
    expect(changes.every((change) => change.startsWith("removed missing"))).toBe(true);
    const kinds = changes.map((change) => change.split(" ")[2]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        "role",
        "role-session",
        "trust-policy",
        "inline-policy",
        "attached",
        "boundary",
        "trust",
      ]),
    );
    expect(kinds.filter((kind) => kind === "role" || kind === "managed-policy")).toEqual(["role"]);
  });

  it("made again under its name is another: the one before it is gone", async () => {
    const aws = openPartition();
    await aws.collect(0, [aws.accounts([PROD]), ...aws.account(PROD)]);

    const again = { ...DEPLOY, RoleId: "AROAAGAIN" };
    await aws.collect(10, [
      aws.accounts([PROD]),
      ...aws.account(PROD, { "authorization-details": [...WITHOUT_DEPLOY, again] }),
    ]);

    const changes = await aws.changes();
    expect(changes.filter((change) => / role /.test(change))).toEqual([`recreated role account/${PROD}`]);
  });

  it("given another trust policy has that changed, and what no longer may become it is removed", async () => {
    const aws = openPartition();
    await aws.collect(0, [aws.accounts([PROD]), ...aws.account(PROD)]);

    const narrowed = {
      ...DEPLOY,
      AssumeRolePolicyDocument: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
    };
    await aws.collect(10, [
      aws.accounts([PROD]),
      ...aws.account(PROD, { "authorization-details": [...WITHOUT_DEPLOY, narrowed] }),
    ]);

    expect(await aws.changes()).toEqual([
      `changed trust-policy account/${PROD}`,
      ...Array<string>(5).fill(`removed missing trusted-principal account/${PROD}`),
    ]);
  });
});
