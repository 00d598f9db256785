import { describe, expect, it } from "vitest";
import { coverageOf, factsOf } from "#collectors/shared/testing/collected.ts";
import { ACCOUNT, allow, DEPLOY, DETAILS, trust } from "./testing/account-rows.ts";
import { collectFiles, collectListed, listed } from "./testing/collect.ts";

const IAM = `arn:aws:iam::${ACCOUNT}`;
const [, SUPPORT] = DETAILS.RoleDetailList;

function roles(count: number, of: (index: number) => object): object[] {
  return Array.from({ length: count }, (_, index) => ({
    ...SUPPORT,
    RoleName: `r${index}`,
    RoleId: `AROA${index}`,
    Arn: `${IAM}:role/r${index}`,
    ...of(index),
  }));
}

const details = (rows: readonly object[]) => collectListed([listed("authorization-details", rows)]);

describe("an account of hostile size", () => {
  it("of 10,000 policies is read whole, from its file too", async () => {
    const [own] = DETAILS.Policies;
    const Policies = Array.from({ length: 10_000 }, (_, index) => ({
      ...own,
      PolicyName: `p${index}`,
      PolicyId: `ANPA${index}`,
      Arn: `${IAM}:policy/p${index}`,
    }));
    const found = await collectFiles({
      "iam.json": JSON.stringify({ ...DETAILS, Policies: [...DETAILS.Policies, ...Policies] }),
    });

    expect(factsOf(found, "policy-document", "managed-policy")).toHaveLength(10_000 + DETAILS.Policies.length);
    expect(coverageOf(found, "authorization-details")[`account/${ACCOUNT}`]).toMatchObject({ status: "complete" });
  });

  it("of policies with 100,000 statements keeps of each that it is oversize, and names the first ones", async () => {
    const statements = Array.from({ length: 100_000 }, (_, index) => ({
      Effect: "Allow",
      Action: `s3:Get${index}`,
      Resource: "*",
    }));
    const found = await details(
      roles(60, () => ({ RolePolicyList: [{ PolicyName: "long", PolicyDocument: { Statement: statements } }] })),
    );

    const documents = factsOf(found, "policy-document", "inline-policy");
    expect(documents).toHaveLength(60);
    expect(new Set(documents.map(({ content }) => content["fault"]))).toEqual(
      new Set(["Oversize: it is longer than any policy AWS accepts."]),
    );
    expect(documents.every(({ content }) => content["document"] === null)).toBe(true);
    expect(found.slices[0]?.coverage).toMatchObject({ status: "partial", problemCount: 60 });
    expect(found.slices[0]?.coverage.problems).toHaveLength(50);
  });

  it("of a trust policy that names 5,000 principals keeps 1,000, and says so", async () => {
    const principals = Array.from(
      { length: 5_000 },
      (_, index) => `arn:aws:iam::${String(index).padStart(12, "0")}:root`,
    );
    const found = await details([{ ...DEPLOY, AssumeRolePolicyDocument: trust({ AWS: principals }) }]);

    expect(factsOf(found, "attachment", "trusted-principal")).toHaveLength(1000);
    expect(found.slices[0]?.coverage).toMatchObject({
      status: "partial",
      problems: [{ message: expect.stringContaining("names more than the 1000 principals") }],
    });
  });

  it("of long lists, names and tags keeps the beginning of each, and says so", async () => {
    const found = await details([
      {
        ...DEPLOY,
        Tags: Array.from({ length: 10_000 }, (_, index) => ({ Key: `k${index}`, Value: "v".repeat(10_000) })),
        RolePolicyList: [{ PolicyName: "n".repeat(100_000), PolicyDocument: allow("*") }],
        Description: "d".repeat(1_000_000),
      },
    ]);
    const role = factsOf(found, "identity", "role")[0];

    expect(JSON.stringify(role).length).toBeLessThan(20_000);
    expect(role?.content).toMatchObject({ truncated: true });
    expect(factsOf(found, "policy-document", "inline-policy")[0]?.name.length).toBeLessThan(300);
    expect(found.slices[0]?.coverage).toMatchObject({
      status: "partial",
      problems: [{ message: "Oversize: more than is kept of Tags." }],
    });
  });

  it("of deep documents is not followed", async () => {
    const deep = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;
    const found = await details([
      { ...DEPLOY, AssumeRolePolicyDocument: deep },
      { ...SUPPORT, Nested: JSON.parse('{"a":'.repeat(2000) + "1" + "}".repeat(2000)) },
    ]);
    const file = await collectFiles({ "iam.json": JSON.stringify(DETAILS), "deep.json": deep });

    expect(factsOf(found, "identity", "role")).toHaveLength(2);
    expect(found.slices[0]?.coverage).toMatchObject({ status: "partial", problemCount: 1 });
    expect(coverageOf(file, "authorization-details")[`account/${ACCOUNT}`]).toMatchObject({
      status: "partial",
      problemCount: 1,
    });
  });

  it("whose trust goes in circles of 10,000 roles is read row by row", async () => {
    const found = await details(
      roles(10_000, (index) => ({ AssumeRolePolicyDocument: trust({ AWS: `${IAM}:role/r${(index + 1) % 10_000}` }) })),
    );

    expect(factsOf(found, "attachment", "trusted-principal")).toHaveLength(10_000);
    expect(found.slices[0]?.coverage.status).toBe("complete");
  });
});
