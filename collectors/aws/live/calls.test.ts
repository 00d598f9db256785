import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { factsOf, type Collected } from "#collectors/shared/testing/collected.ts";
import { collectFrom, liveInput } from "./testing/collect-live.ts";
import { startFakeAws, type FakeAws } from "./testing/fake-aws/server.ts";

const ROLES = 5000;
const POLICIES = 1000;

describe("the calls of a large account", () => {
  let fake: FakeAws;
  let found: Collected;
  let calls = 0;
  beforeAll(async () => {
    fake = await startFakeAws({ roles: ROLES, users: 0, policies: POLICIES });
    const permissions = ["iam:GetAccountSummary", "ec2:DescribeRegions"];
    found = await collectFrom(liveInput(fake, { as: "account", permissions, onCall: () => (calls += 1) }));
  }, 120_000);
  afterAll(() => fake.stop());

  const made = (action: string) => fake.seen.filter((one) => one.action === action).length;

  it(`reads ${ROLES} roles and ${POLICIES} policies in 6 pages, and what only their list says in 5`, () => {
    expect(factsOf(found, "identity", "role")).toHaveLength(ROLES);
    expect(factsOf(found, "policy-document", "managed-policy")).toHaveLength(POLICIES);
    expect(made("iam:GetAccountAuthorizationDetails")).toBe(6);
    expect(made("iam:ListRoles")).toBe(5);
  });

  it("makes at most half as many calls again as there are pages to be read", () => {
    const least = (ROLES + POLICIES) / 1000 + ROLES / 1000;
    expect(calls).toBe(fake.seen.length);
    expect(calls).toBeLessThanOrEqual(1.5 * least);
  });
});
