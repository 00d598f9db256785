import { describe, expect, it } from "vitest";
import { coverageOf, factsOf, type Collected } from "#collectors/shared/testing/collected.ts";
import { ACCOUNT, CI, DEPLOY, DETAILS, REPORT } from "./testing/account-rows.ts";
import { collectFiles } from "./testing/collect.ts";

const json = (value: unknown) => JSON.stringify(value, null, 2);

const details = (found: Collected, account = ACCOUNT) =>
  coverageOf(found, "authorization-details")[`account/${account}`];

const names = (found: Collected, kind: string) =>
  factsOf(found, "identity", kind)
    .map(({ name }) => name)
    .toSorted();

/** The answer about another account. */
function elsewhere(account: string): string {
  return json(DETAILS).replaceAll(`::${ACCOUNT}:`, `::${account}:`);
}

describe("a directory of what AWS answered", () => {
  it("is read as the account that its ARNs name", async () => {
    const found = await collectFiles({ "iam.json": json(DETAILS), "report.csv": REPORT });

    expect(found.head).toMatchObject({ trustDomainKey: "aws" });
    expect(details(found)).toMatchObject({ status: "complete" });
    expect(coverageOf(found, "accounts")).toMatchObject({ [`account/${ACCOUNT}`]: { status: "complete" } });
    expect(coverageOf(found, "credential-report")).toMatchObject({ [`account/${ACCOUNT}`]: { status: "complete" } });
    expect(coverageOf(found, "secrets")).toMatchObject({ "": { status: "not-supported" } });
    expect(names(found, "role")).toHaveLength(2);
    expect(factsOf(found, "identity", "root")).toHaveLength(1);
    // No listing of key ids stands in these files.
    expect(factsOf(found, "credential", "reported-access-key")).toHaveLength(3);
    expect(found.notes).toEqual([]);
  });

  it("may hold the report as the API gives it", async () => {
    const answer = { Content: Buffer.from(REPORT).toString("base64"), ReportFormat: "text/csv", GeneratedTime: "x" };
    const found = await collectFiles({ "report.json": json(answer) });

    expect(factsOf(found, "credential", "console-password")).toHaveLength(2);
    expect(details(found)).toMatchObject({ status: "not-supported" });
  });

  it("may hold pages, in one file or in several, and several accounts", async () => {
    const first = { ...DETAILS, UserDetailList: [], Policies: [], IsTruncated: true, Marker: "x" };
    const second = { ...DETAILS, RoleDetailList: [], GroupDetailList: [] };
    const [one, other] = [json({ ...first, GroupDetailList: DETAILS.GroupDetailList }), json(second)];
    const apart = await collectFiles({ "a/1.json": one, "a/2.json": other, "b.json": elsewhere("444455556666") });
    const together = await collectFiles({ "all.json": `${one}\n${other}` });

    expect([details(apart), details(apart, "444455556666"), details(together)]).toMatchObject([
      { status: "partial", reason: expect.stringContaining("does not number its pages") },
      { status: "complete" },
      { status: "partial", reason: expect.stringContaining("does not number its pages") },
    ]);
    expect(apart.facts.filter(({ scope }) => scope === `account/${ACCOUNT}`).length).toBe(together.facts.length);
    expect(names(apart, "user")).toEqual(["ci", "ci"]);
  });

  it("gives a policy of AWS's own to whoever has it", async () => {
    const [own, other] = [JSON.parse(json(DETAILS)), JSON.parse(elsewhere("444455556666"))] as (typeof DETAILS)[];
    if (!own || !other) throw new Error("no answers");
    const [deploy, ...roles] = other.RoleDetailList;
    const without = { ...deploy, AttachedManagedPolicies: [] } as typeof DEPLOY;
    const mixed = {
      ...own,
      RoleDetailList: [...own.RoleDetailList, without, ...roles],
      UserDetailList: [...own.UserDetailList, ...other.UserDetailList],
      GroupDetailList: [...own.GroupDetailList, ...other.GroupDetailList],
      Policies: [...own.Policies, ...other.Policies.filter(({ Arn }) => !Arn.includes("::aws:"))],
    };
    const found = await collectFiles({ "mixed.json": json(mixed) });

    expect([details(found), details(found, "444455556666")]).toMatchObject([
      { status: "complete" },
      { status: "complete" },
    ]);
    const readOnly = found.facts.filter(({ key }) => key === "ANPAREADONLY");
    expect(readOnly.map(({ alias }) => alias)).toEqual([`aws:aws:aws-managed-policy:${ACCOUNT}/ReadOnlyAccess`]);
  });
});

describe("a directory that is not whole", () => {
  it.each([
    ["a page that says there are more", { ...DETAILS, IsTruncated: true }, "may be missing"],
    ["what the command line leaves for later", { ...DETAILS, NextToken: "x" }, "may be missing"],
    ["a list that is missing", { ...DETAILS, UserDetailList: undefined }, "UserDetailList is missing"],
    ["an answer without roles", { ...DETAILS, RoleDetailList: [] }, "without a filter"],
    ["groups that a filter left out", { ...DETAILS, GroupDetailList: [] }, "It names a group"],
    ["policies that a filter left out", { ...DETAILS, Policies: [] }, "It names a policy"],
  ])("because of %s is partial", async (_name, answer, words) => {
    const found = await collectFiles({ "iam.json": json(answer) });

    expect(details(found)).toMatchObject({ status: "partial", reason: expect.stringContaining(words) });
    expect(names(found, "user")).toEqual("UserDetailList" in JSON.parse(json(answer)) ? ["ci"] : []);
  });

  it("because a page of the middle is missing is partial", async () => {
    const [first, last] = [{ ...DETAILS, UserDetailList: [], IsTruncated: true, Marker: "x" }, DETAILS];
    const found = await collectFiles({ "1.json": json(first), "3.json": json({ ...last, RoleDetailList: [] }) });

    expect(details(found)).toMatchObject({
      status: "partial",
      reason: expect.stringContaining("get-account-authorization-details"),
    });
  });

  it("because it holds two readings is partial, and lists by themselves are one", async () => {
    const twice = await collectFiles({ "old.json": json(DETAILS), "new.json": json(DETAILS) });
    const empty = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] };
    const apart = await collectFiles({
      "roles.json": json({ ...empty, RoleDetailList: DETAILS.RoleDetailList }),
      "rest.json": json({ ...DETAILS, RoleDetailList: [] }),
    });

    expect(details(twice)).toMatchObject({ status: "partial", reason: expect.stringContaining("keep the newest") });
    expect(details(apart)).toMatchObject({ status: "complete" });
    expect(new Set(apart.facts.map(({ key }) => key))).toEqual(new Set(twice.facts.map(({ key }) => key)));
  });

  it("because its file was cut keeps what comes before, and names the line", async () => {
    const text = json(DETAILS);
    const found = await collectFiles({ "iam.json": text.slice(0, text.indexOf("AWSServiceRoleForSupport")) });

    expect(names(found, "role")).toEqual(["deploy"]);
    expect(details(found)).toMatchObject({
      status: "partial",
      problems: [{ where: "iam.json", line: expect.any(Number), message: expect.stringContaining("ends too early") }],
    });
  });

  it("names each row that is not as described by its line, and reads the rest", async () => {
    const rows = [{ ...DEPLOY, RoleId: "no id" }, ...DETAILS.RoleDetailList.slice(1), CI];
    const text = json({ ...DETAILS, RoleDetailList: rows });
    const found = await collectFiles({ "iam.json": text });

    expect(names(found, "role")).toEqual(["AWSServiceRoleForSupport"]);
    const lines = text.split("\n");
    expect(details(found)?.problems.map(({ line = 0, message }) => [lines[line - 1]?.trim(), message])).toEqual([
      ["{", "Not read: RoleId is missing or not as AWS describes it."],
      ["{", "Not read: it is no row of RoleDetailList."],
    ]);
  });

  it("because a file cannot be read is partial wherever that file could have told something", async () => {
    const found = await collectFiles({ "iam.json": json(DETAILS), "more.json": Buffer.from([0xff, 0xfe, 0x00]) });

    expect(details(found)).toMatchObject({
      status: "partial",
      problems: [{ where: "more.json", message: expect.stringContaining("UTF-8") }],
    });
  });

  it("because a line of the report is short is partial by its line", async () => {
    const lines = REPORT.split("\n");
    const found = await collectFiles({
      "r.csv": [...lines.slice(0, 3), "ada,arn:aws:iam::111122223333:user/ada"].join("\n"),
    });

    expect(coverageOf(found, "credential-report")[`account/${ACCOUNT}`]).toMatchObject({
      status: "partial",
      problems: [{ where: "r.csv", line: 4 }],
    });
  });

  it("and lists providers only by name says that their audiences are not known", async () => {
    const Arn = `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`;
    const found = await collectFiles({ "p.json": json({ OpenIDConnectProviderList: [{ Arn }] }) });

    expect(factsOf(found, "resource", "oidc-provider")[0]?.content).toEqual({
      arn: Arn,
      url: "token.actions.githubusercontent.com",
    });
    expect(coverageOf(found, "identity-providers")).toMatchObject({ [`account/${ACCOUNT}`]: { status: "partial" } });
  });
});

describe("a directory of something else", () => {
  it.each([
    ["a policy", { Version: "2012-10-17", Statement: [] }, "is a policy by itself"],
    ["a list", [{ AccountID: "1" }], "is a list"],
    ["a scan", { arn: "x", inline_policies: {} }, "is the result of a scan"],
    ["anything", { a: 1 }, "is nothing that AWS answers"],
  ])("names %s and goes on", async (_name, value, words) => {
    const found = await collectFiles({ "iam.json": json(DETAILS), "other.json": json(value), "notes.csv": "a,b\n" });

    expect(found.notes.map(({ message }) => message)).toEqual([
      "notes.csv is no credential report.",
      expect.stringContaining(`other.json ${words}`),
    ]);
    expect(details(found)).toMatchObject({ status: "complete" });
  });

  it("is refused when it tells of no account, or of accounts that know nothing of each other", async () => {
    await expect(collectFiles({ "a.json": "{}", "b.txt": json(DETAILS) })).rejects.toMatchObject({
      code: "invalid-input",
    });
    const china = json(DETAILS).replaceAll("arn:aws:", "arn:aws-cn:");
    await expect(collectFiles({ "a.json": json(DETAILS), "b.json": china })).rejects.toThrow("several partitions");
    expect((await collectFiles({ "b.json": china })).head.trustDomainKey).toBe("aws-cn");
  });
});
