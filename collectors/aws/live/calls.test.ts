import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { coverageOf, factsOf, type Collected } from "#collectors/shared/testing/collected.ts";
import type { LastEnd } from "#collectors/types.ts";
import { collectFrom, liveInput } from "./testing/collect-live.ts";
import { startFakeAws, type FakeAws } from "./testing/fake-aws/server.ts";

const ROLES = 5000;
const POLICIES = 1000;
const ACCOUNT = "111111111111";
const HOUR_MS = 3_600_000;

/** Rights without which nothing of these pages is missing. */
const permissions = ["iam:GetAccountSummary", "iam:ListRoles", "ec2:DescribeRegions"];

describe("the calls of a large account", () => {
  let fake: FakeAws;
  let found: Collected;
  let calls = 0;
  beforeAll(async () => {
    fake = await startFakeAws({ roles: ROLES, users: 0, policies: POLICIES });
    found = await collect();
  }, 120_000);
  afterAll(() => fake.stop());

  async function collect(hours?: number): Promise<Collected> {
    calls = 0;
    fake.seen.length = 0;
    const readAt = new Date(Date.now() - (hours ?? 0) * HOUR_MS);
    const last: LastEnd = { scope: `account/${ACCOUNT}`, status: "complete", reason: null, readAt };
    const lastEnds = hours === undefined ? {} : { lastEnds: new Map([[`account/${ACCOUNT}/session-lengths`, last]]) };
    return collectFrom(liveInput(fake, { as: "account", permissions, onCall: () => (calls += 1), ...lastEnds }));
  }

  const made = (action: string) => fake.seen.filter((one) => one.action === action).length;

  it(`reads ${ROLES} roles and ${POLICIES} policies in 6 pages, and once how long their sessions last, in 5`, () => {
    expect(factsOf(found, "identity", "role")).toHaveLength(ROLES);
    expect(factsOf(found, "policy-document", "managed-policy")).toHaveLength(POLICIES);
    expect(factsOf(found, "policy-document", "session-length")).toHaveLength(ROLES);
    expect(made("iam:GetAccountAuthorizationDetails")).toBe(6);
    expect(made("iam:ListRoles")).toBe(5);
    expect(calls).toBe(fake.seen.length);
    expect(calls).toBeLessThanOrEqual(14);
  });

  it("makes at most half as many calls again as there are pages, all day after that", async () => {
    const later = await collect(22);

    expect(coverageOf(later, "session-lengths")[`account/${ACCOUNT}`]?.status).toBe("carried");
    expect(factsOf(later, "identity", "role")).toHaveLength(ROLES);
    expect(made("iam:ListRoles")).toBe(0);
    expect(calls).toBe(fake.seen.length);
    expect(calls).toBeLessThanOrEqual(1.5 * ((ROLES + POLICIES) / 1000));
  });

  it("reads them again on the next day", async () => {
    await collect(23);

    expect(made("iam:ListRoles")).toBe(5);
  });
});
