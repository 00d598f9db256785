import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { github } from "#collectors/github/collector.ts";
import { kubernetes } from "#collectors/kubernetes/collector.ts";
import { collectInto } from "#collectors/runtime/testing/collect-into.ts";
import { withFiles, type Files } from "#collectors/shared/testing/collected.ts";
import type { Collector } from "#collectors/types.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { parsePolicy } from "#lib/domain/systems/aws/policy/parse-policy.ts";
import type { Context } from "./context.ts";
import { readTrustTokens } from "./trust-tokens.ts";

const GITHUB = "token.actions.githubusercontent.com";
const SERVER = "ghe.acme.example/_services/token";
const EKS = "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE";
const FILE = ".github/workflows/ship.yml";
const WORKFLOW = `on: { push: { branches: [main] } }
permissions: { id-token: write }
jobs: { ship: { runs-on: ubuntu-latest, steps: [{ run: ./ship }] } }
`;

/** More than are looked into. */
const MANY = 45;

let test: TestDatabase;
let context: Context;

async function collect(sourceSlug: string, files: Files, collector: Collector = github): Promise<void> {
  const readAt = new Date("2026-11-20T12:00:00Z");
  await withFiles(files, (path) => collectInto(test, { collector, path, sourceSlug, readAt }));
}

const account = (namespace: string, name: string): JsonObject => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: { name, namespace, uid: `uid-${namespace}-${name}` },
});

beforeAll(async () => {
  test = await createTestDatabase();
  const actor = { kind: "operator", id: "test", name: "operator test" } as const;
  context = { actor, database: test.database, now: new Date("2026-11-21T12:00:00Z") };
  const tools = Array.from({ length: MANY }, (_, index) => `tools__part-${index + 10}`);
  await collect("checkouts", Object.fromEntries(["acme__api", ...tools].map((name) => [`${name}/${FILE}`, WORKFLOW])));
  await collect("server", {
    [FILE]: WORKFLOW,
    ".git/HEAD": "ref: refs/heads/main\n",
    ".git/config": '[remote "origin"]\n\turl = git@ghe.acme.example:acme/api.git\n',
  });
  const items = [
    { apiVersion: "rollcall.dev/v1", kind: "ClusterFacts", metadata: { name: "cluster" }, issuer: `https://${EKS}` },
    account("shop", "cart"),
    account("shop", "till"),
    ...Array.from({ length: 205 }, (_, index) => account("tools", `part-${index}`)),
  ];
  await collect("prod", { "all.json": JSON.stringify({ apiVersion: "v1", kind: "List", items }) }, kubernetes);
});

afterAll(() => test.drop());

function tokensOf(issuer: string, ...subjects: string[]) {
  const Condition: JsonObject = subjects.length === 0 ? {} : { StringLike: { [`${issuer}:sub`]: subjects } };
  const Federated = `arn:aws:iam::111122223333:oidc-provider/${issuer}`;
  const Action = "sts:AssumeRoleWithWebIdentity";
  const policy = parsePolicy({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Federated }, Action, Condition }],
  });
  return readTrustTokens(context, policy, null);
}

describe("the tokens that a trust policy would take", () => {
  it("are of the repository it names, on the host whose issuer it names", async () => {
    const here = await tokensOf(GITHUB, "repo:acme/api:*");
    const there = await tokensOf(SERVER, "repo:acme/api:*");

    expect(here.tokens.map(({ token }) => [token.issuer, token.subject])).toEqual([
      [GITHUB, "repo:acme/api:ref:refs/heads/main"],
    ]);
    expect(there.tokens.map(({ token }) => [token.issuer, token.subject])).toEqual([
      [SERVER, "repo:acme/api:ref:refs/heads/main"],
    ]);
    expect(here.tokens[0]?.by).toHaveLength(1);
    expect(here.tokens[0]?.by[0]?.id).not.toBe(there.tokens[0]?.by[0]?.id);
    expect([...here.unread, ...there.unread]).toEqual([]);
  });

  it.each([[[]], [["*"]], [["repo:*"]], [["repo:acme/api:*", "repo:*:ref:refs/heads/main"]]])(
    "are of every repository where subjects name none: %j",
    async (subjects) => {
      const { tokens, unread } = await tokensOf(GITHUB, ...subjects);

      expect(tokens).toHaveLength(40);
      expect(unread).toEqual([`Only the first 40 of ${MANY + 1} repositories of github.com were looked into.`]);
    },
  );

  it("are of all that begin as the pattern does", async () => {
    expect((await tokensOf(GITHUB, "repo:acme*")).tokens).toHaveLength(1);
    expect((await tokensOf(GITHUB, "repo:tools/part-1*")).tokens).toHaveLength(10);
    expect((await tokensOf(GITHUB, "repo:tools/part:*")).tokens).toEqual([]);
    expect((await tokensOf(GITHUB, "repo:tools/*")).unread).toEqual([
      `Only the first 40 of ${MANY} repositories of github.com were looked into.`,
    ]);
  });

  it("are not known of an enterprise behind its slug", async () => {
    const { tokens, unread } = await tokensOf(`${GITHUB}/acme`, "repo:acme/api:*");

    expect(tokens).toEqual([]);
    expect(unread).toEqual([
      "It trusts the enterprise `acme` of github.com. Which workflows are of that enterprise is not known.",
    ]);
  });

  it("are of the service accounts in the namespaces it names, or in all where it names one by a wildcard", async () => {
    const named = await tokensOf(EKS, "system:serviceaccount:shop:*");
    const any = await tokensOf(EKS, "system:serviceaccount:shop:cart", "system:serviceaccount:too*:part-1");

    expect(named.tokens.map(({ token }) => token.subject)).toEqual([
      "system:serviceaccount:shop:cart",
      "system:serviceaccount:shop:till",
    ]);
    expect(named.unread).toEqual([]);
    expect(any.tokens).toHaveLength(200);
    expect(any.unread).toEqual(["Only the first 200 of 207 service accounts of prod were looked into."]);
  });
});
