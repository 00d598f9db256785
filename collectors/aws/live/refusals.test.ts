import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { coverageOf, type Collected } from "#collectors/shared/testing/collected.ts";
import { checkLive } from "./check-live.ts";
import { collectFrom, FAST, liveInput } from "./testing/collect-live.ts";
import { ACCOUNTS } from "./testing/fake-aws/organization-answers.ts";
import { startFakeAws, type FakeAws } from "./testing/fake-aws/server.ts";
import { serializeError } from "./testing/fake-aws/serialize.ts";

const ACCOUNT = `account/${ACCOUNTS[0]}`;

describe("what is said when AWS refuses", () => {
  let fake: FakeAws;
  beforeAll(async () => {
    fake = await startFakeAws();
  });
  afterEach(() => void fake.trouble(null));
  afterAll(() => fake.stop());

  function refuse(action: string, status: number, code: string, message = "words"): void {
    fake.trouble({
      action,
      serve: (response, { service }) => {
        const { text, type } = serializeError(service, code, message);
        response.writeHead(status, { "content-type": type }).end(text);
      },
    });
  }

  const collected = (as: "organization" | "account" = "account") =>
    collectFrom(liveInput(fake, { as }), { attempts: 1 });

  it.each([
    ["InvalidClientTokenId", 403, /does not know the access key, or it is switched off\. Give the key again/],
    ["ExpiredToken", 403, /session has expired\. Give a new session/],
    ["SignatureDoesNotMatch", 403, /secret access key is wrong, or this machine's clock is\. Look at the secret/],
    ["RequestExpired", 400, /clock is wrong\. Set the clock/],
  ])("of a credential: %s", async (code, status, words) => {
    refuse("sts:GetCallerIdentity", status, code);
    await expect(collected()).rejects.toThrow(words);
    await expect(collected()).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("of a hub role: what may be wrong with its trust", async () => {
    refuse("sts:AssumeRole", 403, "AccessDenied");
    const hub = { "hub-role": `arn:aws:iam::${ACCOUNTS[0]}:role/rollcall-hub` };
    await expect(collectFrom(liveInput(fake, { fields: hub }))).rejects.toThrow(
      /rollcall-hub cannot be become: .*trust does not name this credential or asks for another external ID/,
    );
  });

  it("of the role of an account: what to deploy, as coverage of each of its listings", async () => {
    refuse("sts:AssumeRole", 403, "AccessDenied");
    const found = await collected("organization");

    expect(coverageOf(found, "authorization-details")[ACCOUNT]).toMatchObject({
      status: "denied",
      reason: expect.stringMatching(
        /sts:AssumeRole of arn:aws:iam::111111111111:role\/rollcall-reader .*another external ID: deploy the StackSet/,
      ),
    });
    expect(coverageOf(found, "accounts")["organization/o-a1b2c3d4e5"]?.status).toBe("complete");
    expect(found.slices.filter(({ slice }) => slice.scope.startsWith("account/")).length).toBeGreaterThan(20);
  });

  it("of an organization, to a member account", async () => {
    refuse("organizations:DescribeOrganization", 400, "AccessDeniedException");
    await expect(collected("organization")).rejects.toThrow(
      /management account or in one that is a delegated administrator/,
    );
    refuse("organizations:DescribeOrganization", 400, "AWSOrganizationsNotInUseException");
    await expect(collected("organization")).rejects.toThrow(/belongs to no organization\. Connect it as one account/);
  });

  it("of its accounts: that those which are missing are not known", async () => {
    refuse("organizations:ListAccounts", 400, "AccessDeniedException");
    const found = await collected("organization");

    expect(coverageOf(found, "accounts")["organization/o-a1b2c3d4e5"]?.reason).toContain("organizations:ListAccounts");
    expect(coverageOf(found, "authorization-details")[""]?.status).toBe("failed");
    expect(found.slices.every(({ slice }) => slice.authoritative !== true)).toBe(true);
  });

  it.each([
    [
      "an explicit deny in a service control policy",
      /a service control policy of the organization denies it.*Let ecr:DescribeRepositories through/,
    ],
    ["no identity-based policy allows the action", /Grant ecr:DescribeRepositories to the role, or decline it/],
  ])("of a listing, by %s", async (why, words) => {
    refuse("ecr:DescribeRepositories", 400, "AccessDeniedException", `User is not authorized with ${why}`);
    const coverage = coverageOf(await collected(), "repositories")[`${ACCOUNT}/region/eu-west-1`];

    expect(coverage?.status).toBe("denied");
    expect(coverage?.reason).toMatch(words);
  });

  it("of a region that is not enabled: nothing is there", async () => {
    const found = await collectFrom(liveInput(fake, { as: "account", fields: { regions: "eu-west-1 me-south-1" } }));

    const ends = (region: string) => coverageOf(found, "secrets")[`${ACCOUNT}/region/${region}`];
    expect(ends("eu-west-1")?.status).toBe("complete");
    expect(ends("me-south-1")).toMatchObject({
      status: "not-supported",
      reason: expect.stringContaining("not enabled"),
    });
    expect(fake.seen.some(({ action }) => action === "secretsmanager:ListSecrets")).toBe(true);
  });

  it("of regions: those that were read before are said not to be, and not closed", async () => {
    refuse("ec2:DescribeRegions", 403, "UnauthorizedOperation");
    const lastEnds = new Map([
      [
        `${ACCOUNT}/region/ap-south-1/secrets`,
        { scope: "", status: "complete" as const, reason: null, readAt: new Date() },
      ],
    ]);
    const found = await collectFrom(liveInput(fake, { as: "account", fields: { regions: "" }, lastEnds }), {
      attempts: 1,
    });

    expect(coverageOf(found, "secrets")).toMatchObject({
      [`${ACCOUNT}/region/ap-south-1`]: { status: "denied", reason: expect.stringContaining("ec2:DescribeRegions") },
    });
  });

  it("of an action, when the connection is tested: which, and what to do", async () => {
    refuse("ssm:DescribeParameters", 400, "AccessDeniedException");
    const check = await checkLive(liveInput(fake, { as: "account" }), () => undefined, { ...FAST, attempts: 1 });

    expect(check.permissions.find(({ id }) => id === "ssm:DescribeParameters")).toMatchObject({
      status: "missing",
      fix: "Allow ssm:DescribeParameters in the policy of the role, as the grant does.",
    });
    expect(check.permissions.filter(({ status }) => status === "missing")).toHaveLength(1);
  });

  it("of another partition", async () => {
    await expect(collectFrom(liveInput(fake, { as: "account", fields: { partition: "aws-us-gov" } }))).rejects.toThrow(
      "The credential is of the partition aws. Set that on the source's page",
    );
  });
});

describe("reports of last accessed services", () => {
  let fake: FakeAws;
  beforeAll(async () => {
    fake = await startFakeAws({ roles: 7, users: 0, policies: 0 });
  });
  afterAll(() => fake.stop());

  const asked = () => fake.seen.filter(({ action }) => action === "iam:GenerateServiceLastAccessedDetails").length;
  const ends = (found: Collected) => coverageOf(found, "service-last-accessed")[ACCOUNT];

  it("are asked for as far as the budget goes, others in the next hour", async () => {
    const before = asked();
    const found = await collectFrom(liveInput(fake, { as: "account" }), { reports: 3 });

    expect(asked() - before).toBeLessThanOrEqual(3);
    expect(ends(found)).toMatchObject({ status: "partial", reason: expect.stringContaining("Of 7 roles and users 3") });
  });

  it("are carried for a day once they were whole", async () => {
    const last = {
      scope: ACCOUNT,
      status: "complete" as const,
      reason: null,
      readAt: new Date(Date.now() - 3_600_000),
    };
    const lastEnds = new Map([[`${ACCOUNT}/service-last-accessed`, last]]);
    const before = asked();
    const found = await collectFrom(liveInput(fake, { as: "account", lastEnds }));

    expect(asked()).toBe(before);
    expect(ends(found)?.status).toBe("carried");
  });
});
