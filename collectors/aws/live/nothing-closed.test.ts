import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { coverageOf, factsOf } from "#collectors/shared/testing/collected.ts";
import { ALL_RIGHTS, collectFrom, liveInput } from "./testing/collect-live.ts";
import { ACCOUNTS, ORGANIZATION } from "./testing/fake-aws/organization-answers.ts";
import { startFakeAws, type FakeAws } from "./testing/fake-aws/server.ts";

const ACCOUNT = `account/${ACCOUNTS[0]}`;
const REGION = `${ACCOUNT}/region/eu-west-1`;

const MINUTE_MS = 60_000;

/** The rights of some services. */
const rightsOf = (...services: string[]) => ALL_RIGHTS.filter((id) => services.includes(id.split(":")[0] ?? ""));

describe("what was not looked at is not gone", () => {
  let fake: FakeAws;
  let honest: FakeAws["answers"];
  beforeAll(async () => {
    fake = await startFakeAws({ roles: 1, users: 3, policies: 0 });
    honest = { ...fake.answers };
  });
  beforeEach(() => {
    fake.seen.length = 0;
    fake.answers = { ...honest };
  });
  afterAll(() => fake.stop());

  describe("permission sets", () => {
    const collect = (without: string[] = []) =>
      collectFrom(
        liveInput(fake, {
          permissions: rightsOf("organizations", "sso", "ec2").filter((id) => !without.includes(id)),
          fields: { regions: "eu-west-1" },
        }),
        { attempts: 1 },
      );
    const setsIn = (region: string) => {
      fake.answers["ec2:DescribeRegions"] = () => ({
        output: { Regions: ["ap-south-1", "eu-west-1", "us-east-1"].map((RegionName) => ({ RegionName })) },
      });
      fake.answers["sso:ListInstances"] = (asked, knock) =>
        honest["sso:ListInstances"]?.(asked, {
          ...knock,
          region: knock.region === region ? "us-east-1" : "eu-north-1",
        }) ?? { error: "none" };
    };
    const ends = (found: Awaited<ReturnType<typeof collect>>) =>
      coverageOf(found, "permission-sets")[`organization/${ORGANIZATION}`];

    it("are found in an enabled region that is not among the named ones", async () => {
      setsIn("ap-south-1");
      const found = await collect();

      expect(ends(found)?.status).toBe("complete");
      expect(found.facts.filter(({ scope }) => scope.startsWith("organization/")).map(({ kind }) => kind)).toContain(
        "permission-set",
      );
    });

    it("are unknown where the enabled regions are", async () => {
      setsIn("ap-south-1");
      expect(ends(await collect(["ec2:DescribeRegions"]))).toMatchObject({
        status: "partial",
        reason: expect.stringContaining("ec2:DescribeRegions"),
      });
    });
  });

  it.each([
    ["ssm:DescribeParameters", "partial"],
    ["secretsmanager:ListSecrets", "partial"],
    ["both", "switched-off"],
  ])("keys are not all known where those who name them are declined: %s", async (declined, status) => {
    const permissions = rightsOf("ec2", "kms", "secretsmanager", "ssm").filter(
      (id) => id !== declined && (declined !== "both" || !/:ListSecrets$|:DescribeParameters$/.test(id)),
    );
    const found = await collectFrom(liveInput(fake, { as: "account", permissions }));

    expect(coverageOf(found, "keys")[REGION]).toMatchObject({
      status,
      reason: expect.stringContaining("Not chosen for this source"),
    });
  });

  describe("access keys", () => {
    /** A report in which nobody has keys, made so long ago. */
    const report = (ageMs: number) => {
      fake.answers["iam:GetCredentialReport"] = (asked, knock) => {
        const answer = honest["iam:GetCredentialReport"]?.(asked, knock);
        if (!answer || !("output" in answer)) throw new Error("no report");
        const { Content } = answer.output as { Content: Buffer };
        const text = Content.toString().replaceAll("true,2026-01-02T03:04:05+00:00", "false,N/A");
        return {
          output: { ...answer.output, Content: Buffer.from(text), GeneratedTime: new Date(Date.now() - ageMs) },
        };
      };
    };
    const collect = () => collectFrom(liveInput(fake, { as: "account", permissions: rightsOf("iam") }));
    const asked = () => fake.seen.filter(({ action }) => action === "iam:ListAccessKeys").length;
    const ends = (found: Awaited<ReturnType<typeof collect>>) => coverageOf(found, "access-keys")[ACCOUNT];

    it("are asked of nobody of whom a new report says there are none", async () => {
      report(0);
      expect(ends(await collect())?.status).toBe("complete");
      expect(asked()).toBe(0);
    });

    it("are asked of every user where the report is hours old", async () => {
      report(60 * MINUTE_MS);
      const found = await collect();

      expect(ends(found)?.status).toBe("complete");
      expect(factsOf(found, "credential", "access-key")).toHaveLength(3);
    });

    it("are not all known where it is old and users are many", async () => {
      report(60 * MINUTE_MS);
      const many = await startFakeAws({ roles: 0, users: 201, policies: 0 });
      many.answers["iam:GetCredentialReport"] = fake.answers["iam:GetCredentialReport"] ?? (() => ({ error: "none" }));
      const found = await collectFrom(liveInput(many, { as: "account", permissions: rightsOf("iam") }), { reports: 0 });
      await many.stop();

      expect(ends(found)).toMatchObject({
        status: "partial",
        reason: expect.stringMatching(/^Of 3 users keys were not/),
      });
    });
  });

  it("a region that was opted out of is said to be", async () => {
    const last = { scope: "", status: "complete" as const, reason: null, readAt: new Date(0) };
    const lastEnds = new Map([[`${ACCOUNT}/region/me-south-1/secrets`, last]]);
    const permissions = rightsOf("ec2", "secretsmanager");
    const found = await collectFrom(liveInput(fake, { as: "account", permissions, fields: { regions: "" }, lastEnds }));

    const ends = coverageOf(found, "secrets");
    expect(ends[REGION]?.status).toBe("complete");
    expect(ends[`${ACCOUNT}/region/me-south-1`]).toMatchObject({
      status: "not-supported",
      reason: expect.stringContaining("not enabled"),
    });
  });

  it("a role that is made again has uses of its own", async () => {
    const read = async () => {
      const found = await collectFrom(liveInput(fake, { as: "account", permissions: rightsOf("iam") }));
      return factsOf(found, "credential", "service-use").map(({ key }) => key);
    };
    const before = await read();
    const action = "iam:GetAccountAuthorizationDetails";
    fake.answers[action] = (asked, knock) => {
      const answer = honest[action]?.(asked, knock);
      if (!answer || !("output" in answer)) throw new Error("no roles");
      const output = JSON.parse(JSON.stringify(answer.output).replaceAll('"AROA', '"AROANEW')) as object;
      return { ...answer, output };
    };
    const after = await read();

    const ofRoles = (keys: string[]) => keys.filter((key) => key.startsWith("AROA"));
    expect(ofRoles(before)).toHaveLength(2);
    expect(ofRoles(after)).toHaveLength(2);
    expect(ofRoles(before).filter((key) => after.includes(key))).toEqual([]);
  });
});
