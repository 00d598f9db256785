import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aws } from "#collectors/aws/collector.ts";
import { github } from "#collectors/github/collector.ts";
import { collectInto } from "#collectors/runtime/testing/collect-into.ts";
import { withFiles } from "#collectors/shared/testing/collected.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { TrustContent } from "#lib/domain/inventory/view.ts";
import { plainSentence } from "#lib/domain/inventory/verdict.ts";
import { NotFound } from "#lib/errors.ts";
import { getAccount, listAccounts } from "./accounts.ts";
import type { Context } from "./context.ts";
import { getIdentity } from "./identity.ts";
import { openPermissions } from "./permissions.ts";

const ACCOUNT = "111122223333";
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`;
const READ_AT = new Date("2026-11-20T12:00:00Z");

const doc = (...Statement: object[]) => ({ Version: "2012-10-17", Statement });
const allow = (Action: string, Resource = "*") => ({ Effect: "Allow", Action, Resource });
const trust = (Principal: object | string, more: object = {}) =>
  doc({ Effect: "Allow", Principal, Action: "sts:AssumeRole", ...more });

function role(name: string, AssumeRolePolicyDocument: object, statement: object, more: object = {}) {
  return {
    Path: "/",
    RoleName: name,
    RoleId: `AROA${name.toUpperCase().replaceAll("-", "")}`,
    Arn: `arn:aws:iam::${ACCOUNT}:role/${name}`,
    CreateDate: "2025-01-01T00:00:00Z",
    AssumeRolePolicyDocument,
    InstanceProfileList: [],
    RolePolicyList: [{ PolicyName: "own", PolicyDocument: doc(statement) }],
    AttachedManagedPolicies: [],
    Tags: [],
    ...more,
  };
}

const OIDC = doc({
  Effect: "Allow",
  Principal: { Federated: PROVIDER },
  Action: "sts:AssumeRoleWithWebIdentity",
  Condition: {
    StringLike: { "token.actions.githubusercontent.com:sub": "repo:acme/api:environment:production" },
    StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
  },
});

const DETAILS = {
  UserDetailList: [],
  GroupDetailList: [],
  Policies: [],
  RoleDetailList: [
    role("ship", OIDC, allow("secretsmanager:GetSecretValue"), { Tags: [{ Key: "team", Value: "payments" }] }),
    role("vendor", trust({ AWS: "arn:aws:iam::999988887777:root" }), allow("s3:GetObject")),
    role(
      "any-id",
      trust({ AWS: "arn:aws:iam::999988886666:root" }, { Condition: { StringLike: { "sts:ExternalId": "*" } } }),
      allow("s3:GetObject"),
    ),
    role(
      "with-id",
      trust({ AWS: "arn:aws:iam::999988885555:root" }, { Condition: { StringEquals: { "sts:ExternalId": "b194" } } }),
      allow("s3:GetObject"),
    ),
    role("hub", trust({ AWS: `arn:aws:iam::${ACCOUNT}:role/vendor` }), allow("iam:CreateUser")),
    role("linked", trust({ Service: "support.amazonaws.com" }), allow("s3:ListAllMyBuckets"), {
      Path: "/aws-service-role/support.amazonaws.com/",
      Arn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/support.amazonaws.com/linked`,
    }),
  ],
  IsTruncated: false,
};

const WORKFLOW = `on: { push: { branches: [main] } }
permissions: { id-token: write }
jobs:
  ship:
    runs-on: ubuntu-latest
    environment: production
    steps: [{ run: ./ship }]
  check:
    runs-on: ubuntu-latest
    steps: [{ run: ./check }]
`;

let test: TestDatabase;
let context: Context;

beforeAll(async () => {
  test = await createTestDatabase();
  const actor = { kind: "operator", id: "test", name: "operator test" } as const;
  context = { actor, database: test.database, now: new Date("2026-11-21T12:00:00Z") };
  const files = {
    "details.json": JSON.stringify(DETAILS),
    "providers.json": JSON.stringify({ OpenIDConnectProviderList: [{ Arn: PROVIDER }] }),
  };
  await withFiles(files, (path) => collectInto(test, { collector: aws, path, sourceSlug: "prod", readAt: READ_AT }));
  await withFiles({ "acme__api/.github/workflows/ship.yml": WORKFLOW }, (path) =>
    collectInto(test, { collector: github, path, sourceSlug: "checkouts", readAt: READ_AT }),
  );
});

afterAll(() => test.drop());

async function idOf(name: string): Promise<string> {
  const { rows } = await test.database.pool.query<{ id: string }>(
    "select identity_id as id from identity_fact where alias = $1",
    [`aws:aws:${ACCOUNT}:role/${name}`],
  );
  return rows[0]?.id ?? "";
}

async function trustOf(name: string) {
  const { content } = await getIdentity(context, await idOf(name), { tab: "trust" });
  return (content as TrustContent).trust;
}

describe("accounts", () => {
  it("are listed with what is counted in them, those of AWS apart", async () => {
    const { accounts, total } = await listAccounts(context, { text: [], asOf: null, pageSize: 10 });

    expect(total).toBe(1);
    expect(accounts).toMatchObject([
      { id: ACCOUNT, read: "complete", counts: { roles: 5, vendorRoles: 1, users: 0, outside: 3, keys: null } },
    ]);
  });

  it("say who of outside their roles let in, and that policies of the organization were not read", async () => {
    const view = await getAccount(context, ACCOUNT, null);

    expect(view.externals).toMatchObject([
      { name: "999988885555", roles: [{ name: "with-id" }], remark: null },
      { name: "999988886666", roles: [{ name: "any-id" }], remark: "Not every role asks for an external id." },
      {
        kind: "account",
        name: "999988887777",
        roles: [{ name: "vendor" }],
        remark: "Not every role asks for an external id.",
      },
    ]);
    expect(view.providers).toMatchObject([{ kind: "OIDC", roles: [{ name: "ship" }] }]);
    expect(view.services).toEqual([{ name: "support.amazonaws.com", roles: 1 }]);
    expect(view).toMatchObject({ limits: [], limitsRead: false, units: null });
  });

  it("were read while what was carried over is new enough, and not for ever", async () => {
    const { pool } = test.database;
    await pool.query(
      "update coverage set status = 'carried' where slice_id in (select id from slice where kind = $1)",
      ["authorization-details"],
    );
    const [row] = (await listAccounts(context, { text: [], asOf: null, pageSize: 10 })).accounts;
    await pool.query("update coverage set status = 'complete' where status = 'carried'");

    expect(row?.read).toBe("partial");
  });

  it("are not found by anything else", async () => {
    await expect(getAccount(context, "1' or true", null)).rejects.toThrow(NotFound);
    await expect(getAccount(context, "000000000000", null)).rejects.toThrow(NotFound);
  });
});

describe("a role's page", () => {
  it("says what it can do and whose it is", async () => {
    const { head } = await getIdentity(context, await idOf("ship"), { tab: "overview" });

    expect(plainSentence(head.verdict)).toBe(`ship can read secrets in ${ACCOUNT} and payments is named as its owner.`);
    expect(head.row.owner?.because).toBe("role tag team=payments");
    expect(plainSentence(head.deck)).toContain("Whoever becomes it gets a session that ends by itself.");
  });

  it("holds workflows against its trust policy, matching and not, and leaves open what an organization says", async () => {
    const { subjects, statements } = await trustOf("ship");

    expect(subjects.map(({ subject, answer, by }) => [subject, answer, by.map(({ name }) => name)])).toEqual([
      ["repo:acme/api:environment:production", "unknown", ["ship.yml"]],
      ["repo:acme/api:ref:refs/heads/main", "no", ["ship.yml"]],
    ]);
    expect(statements[0]?.conditions.find(({ words }) => words.includes(":sub"))?.subjects).toEqual({
      passes: ["repo:acme/api:environment:production"],
      fails: ["repo:acme/api:ref:refs/heads/main"],
      open: [],
    });
  });

  it("names a role that may become it, and leaves open what was not read", async () => {
    const { entrants, unread } = await trustOf("hub");

    expect(entrants).toMatchObject([
      { kind: "role", name: "vendor", id: await idOf("vendor"), answer: "unknown", statement: 1 },
    ]);
    expect(unread).toEqual([`Whether policies of an organization forbid it was not read in ${ACCOUNT}.`]);
  });

  it("has no such tab where nobody can become it", async () => {
    const { rows } = await test.database.pool.query<{ id: string }>(
      "select identity_id as id from inventory_row where kind = 'service' limit 1",
    );
    const { content } = await getIdentity(context, rows[0]?.id ?? "", { tab: "trust" });

    expect(content.tab).toBe("overview");
  });
});

describe("questions", () => {
  const ask = (identity: string, question: Parameters<ReturnType<typeof openPermissions>>[1]) =>
    openPermissions(context)(identity, question);
  const hub = `aws:aws:${ACCOUNT}:role/hub`;

  it("stay unknown where an organization could forbid what policies allow, and no where nothing allows it", async () => {
    const resource = `arn:aws:iam::${ACCOUNT}:user/x`;

    expect(await ask(hub, { action: "iam:CreateUser", resource })).toMatchObject({
      allowed: "unknown",
      because: [{ slice: "organization-policies" }, { sentence: "The policy `own` allows it, in statement 1." }],
    });
    expect(await ask(await idOf("hub"), { action: "iam:DeleteUser", resource })).toMatchObject({ allowed: false });
  });
});
