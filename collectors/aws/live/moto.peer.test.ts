import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { coverageOf, factsOf, sorted, type Collected } from "#collectors/shared/testing/collected.ts";
import { InvalidInput } from "#lib/errors.ts";
import { missingMoto } from "#e2e/peers/aws/moto.ts";
import { startAws, type AwsPeer } from "#e2e/peers/aws/start.ts";
import { aws } from "../collector.ts";
import { checkLive } from "./check-live.ts";
import { exportLive } from "./export-live.ts";
import { collectFrom, FAST, liveInput } from "./testing/collect-live.ts";
import { CANARY, REGION, seedAccounts, type Seeded } from "./testing/seed-accounts.ts";

const ROLES = 400;

/** What the reading role of the production account lacks. */
const WITHHELD = [
  "iam:ListOpenIDConnectProviders",
  "iam:GetCredentialReport",
  "ec2:DescribeInstances",
  "lambda:ListFunctions",
  "ecs:ListTaskDefinitionFamilies",
  "secretsmanager:ListSecrets",
  "ssm:DescribeParameters",
  "ecr:DescribeRepositories",
  "kms:DescribeKey",
];

const INSTALL_WITHIN_MS = 15 * 60_000;

const missing = missingMoto();

describe.skipIf(missing !== null)(`an organization in moto${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let peer: AwsPeer;
  let seeded: Seeded;
  let found: Collected;
  const input = (more: Parameters<typeof liveInput>[1] = {}) =>
    liveInput(peer, { credential: seeded.key, fields: { "hub-role": seeded.hubRole }, ...more });
  beforeAll(async () => {
    peer = await startAws();
    seeded = await seedAccounts(peer, { roles: ROLES, withheld: WITHHELD });
    found = await collectFrom(input());
  }, INSTALL_WITHIN_MS);
  afterAll(() => peer?.stop());

  it("is read account by account: everything that moto knows of is there", () => {
    const count = (noun: Parameters<typeof factsOf>[1], kind: string) => factsOf(found, noun, kind).length;
    expect(count("resource", "account")).toBe(3);
    expect(count("resource", "organizational-unit")).toBe(2);
    expect(count("policy-document", "scp")).toBe(2);
    expect(count("identity", "role")).toBeGreaterThanOrEqual(ROLES);
    expect(count("identity", "user")).toBe(3 * 3 + 1);
    expect(count("credential", "access-key")).toBe(3 * 2 + 1);
    expect(count("policy-document", "managed-policy")).toBe(3);
    expect(count("resource", "oidc-provider")).toBe(3);
    expect(count("resource", "saml-provider")).toBe(3);
    expect(count("credential", "console-password")).toBe(3);
    for (const kind of ["ec2-instance", "lambda-function", "ecs-task-definition", "codebuild-project"]) {
      expect(count("consumer", kind), kind).toBe(3);
    }
    expect(count("resource", "eks-cluster")).toBe(3);
    expect(count("stored-copy", "secret")).toBe(3);
    expect(count("stored-copy", "parameter")).toBe(3);
    expect(count("resource", "ecr-repository")).toBe(6);
    expect(count("policy-document", "repository-policy")).toBe(3);
    expect(count("policy-document", "secret-policy")).toBe(3);
    expect(count("policy-document", "key-policy")).toBe(3);
  });

  it("says of an instance which role it has and how far its metadata reaches", () => {
    const [instance] = factsOf(found, "consumer", "ec2-instance");
    expect(instance?.content).toMatchObject({ role: expect.stringContaining(":role/team/service-0000") });
  });

  it("ends every listing whole but those that moto does not have", () => {
    const incomplete = found.slices.filter(({ coverage }) => coverage.status !== "complete");
    expect([...new Set(incomplete.map(({ slice }) => slice.kind))].toSorted()).toEqual([
      "access-entries",
      "permission-sets",
      "service-last-accessed",
    ]);
  });

  it("gives the same facts from its export, and neither holds a value", async () => {
    const directory = mkdtempSync(join(tmpdir(), "rollcall-aws-export-"));
    try {
      await exportLive(input(), directory, FAST);
      const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
      const texts = files.map((one) => readFileSync(join(one.parentPath, one.name), "utf8"));
      const { signal } = new AbortController();
      const offline = await sorted(
        aws.collectDirectory(
          { path: directory, sourceSlug: "x", defaultNamespace: "default", readAt: new Date(), signal },
          async () => "aws",
        ),
      );

      expect(offline.facts.map(factText).toSorted()).toEqual(found.facts.map(factText).toSorted());
      expect(offline.slices.map(({ slice }) => slice.path).toSorted()).toEqual(
        found.slices.map(({ slice }) => slice.path).toSorted(),
      );
      expect(texts.join("\n")).not.toContain(CANARY);
      expect(JSON.stringify(found)).not.toContain(CANARY);
    } finally {
      rmSync(directory, { recursive: true });
    }
  }, 120_000);

  it("tests the connection: each action by its name", async () => {
    const check = await checkLive(input(), () => undefined, FAST);

    const status = (id: string) => check.permissions.find((one) => one.id === id)?.status;
    expect(check.identity).toContain("assumed-role/rollcall-hub/rollcall");
    expect(check.trustDomainKey).toBe("aws");
    expect(status("sts:AssumeRole")).toBe("granted");
    expect(status("iam:GetAccountAuthorizationDetails")).toBe("granted");
    expect(status("organizations:ListAccounts")).toBe("granted");
  }, 60_000);

  it("is refused by sentences: a wrong key, an account of no organization, a role that is not there", async () => {
    await peer.allowBeforeAuth(0);
    try {
      const wrong = { "access-key-id": "AKIAROLLCALLWRONG001", "secret-access-key": "wrong" };
      await expect(collectFrom(input({ credential: wrong }))).rejects.toThrow(/does not know the access key/);
      await expect(collectFrom(input({ credential: wrong }))).rejects.toThrow(InvalidInput);
    } finally {
      await peer.allowBeforeAuth(Infinity);
    }
  });

  describe("when permissions are looked at", () => {
    let denied: Collected;
    beforeAll(async () => {
      await peer.allowBeforeAuth(0);
      denied = await collectFrom(input());
      await peer.allowBeforeAuth(Infinity);
    }, 120_000);

    it("names the action of each denial in the account that denied it", () => {
      const [, , production] = seeded.accounts;
      const scope = `account/${production}`;
      const expected: [kind: string, scope: string, action: string][] = [
        ["credential-report", scope, "iam:GetCredentialReport"],
        ["instances", `${scope}/region/${REGION}`, "ec2:DescribeInstances"],
        ["functions", `${scope}/region/${REGION}`, "lambda:ListFunctions"],
        ["task-definitions", `${scope}/region/${REGION}`, "ecs:ListTaskDefinitionFamilies"],
        ["secrets", `${scope}/region/${REGION}`, "secretsmanager:ListSecrets"],
        ["parameters", `${scope}/region/${REGION}`, "ssm:DescribeParameters"],
        ["repositories", `${scope}/region/${REGION}`, "ecr:DescribeRepositories"],
      ];
      for (const [kind, where, action] of expected) {
        const coverage = coverageOf(denied, kind)[where];
        expect(coverage?.status, `${kind}: ${coverage?.reason}`).toBe("denied");
        expect(coverage?.reason, kind).toContain(action);
      }
      expect(coverageOf(denied, "identity-providers")[scope]).toMatchObject({
        status: "partial",
        reason: expect.stringContaining("iam:ListOpenIDConnectProviders"),
      });
    });

    it("reads what is allowed in the other accounts as before, and closes nothing", () => {
      const here = new Set(denied.facts.map((fact) => `${fact.noun} ${fact.kind} ${fact.key}`));
      const complete = new Set(
        denied.slices.filter(({ coverage }) => coverage.status === "complete").map(({ slice }) => slice.path),
      );
      const lost = found.facts.filter((fact) => !here.has(`${fact.noun} ${fact.kind} ${fact.key}`));
      const closed = lost.filter((fact) => {
        const kind = aws.manifest.slices.find(({ defines }) =>
          defines.some((one) => one.noun === fact.noun && one.kind === fact.kind),
        );
        return complete.has(`${fact.scope}/${kind?.id}`);
      });
      expect(lost.length).toBeGreaterThan(5);
      expect(closed).toEqual([]);
      for (const [scope, coverage] of Object.entries(coverageOf(denied, "authorization-details"))) {
        expect(coverage.status, `${scope}: ${coverage.reason}`).toBe("complete");
      }
      expect(factsOf(denied, "identity", "role")).toHaveLength(factsOf(found, "identity", "role").length);
    });
  });
});

/** A fact without where it was read, and without when it was used: reading uses roles. */
function factText({ evidence: _, lastUse: __, ...fact }: Collected["facts"][number]): string {
  return JSON.stringify(fact);
}
