import { describe, expect, it } from "vitest";
import { factsOf, onlyFact, type Collected } from "#collectors/shared/testing/collected.ts";
import { manifest, SLICE_IDS } from "../manifest.ts";
import { ACCOUNT } from "../testing/account-rows.ts";
import { collectListed, everyListing, listed } from "../testing/collect.ts";
import { ROWS } from "../testing/rows.ts";
import { everywhereSlice } from "./plan.ts";

const DEPLOY = `aws:aws:${ACCOUNT}:role/team/deploy`;
const ARN = `arn:aws:iam::${ACCOUNT}:role/team/deploy`;

let everything: Promise<Collected> | undefined;
const collected = () => (everything ??= collectListed(everyListing(ROWS)));

describe("every listing", () => {
  it("is complete, and its facts are of the kinds it defines, in its scope and each of its own alias", async () => {
    const { slices, facts } = await collected();

    expect(slices.filter(({ coverage }) => coverage.status !== "complete")).toEqual([]);
    const defined = manifest.slices.flatMap(({ defines }) => defines.map(({ noun, kind }) => `${noun}/${kind}`));
    expect(new Set(facts.map(({ noun, kind }) => `${noun}/${kind}`))).toEqual(new Set(defined));
    expect(new Set(defined).size).toBe(defined.length);
    expect(new Set(facts.map(({ noun, alias }) => `${noun} ${alias}`)).size).toBe(facts.length);
  });

  it("says nothing else when its rows come in another order", async () => {
    const backwards = Object.fromEntries(SLICE_IDS.map((kind) => [kind, ROWS[kind].toReversed()])) as typeof ROWS;
    const there = new Set((await collectListed(everyListing(backwards))).facts.map((fact) => JSON.stringify(fact)));

    expect((await collected()).facts.filter((fact) => !there.has(JSON.stringify(fact)))).toEqual([]);
  });
});

describe("a role", () => {
  it("is itself, with its sessions, when it was last used kept beside", async () => {
    const found = await collected();

    expect(onlyFact(found, "identity", "role", "deploy")).toMatchObject({
      scope: `account/${ACCOUNT}`,
      key: "AROADEPLOY",
      alias: DEPLOY,
      refs: { container: `aws:aws:account:${ACCOUNT}` },
      content: {
        arn: ARN,
        path: "/team/",
        created: "2024-05-01T08:00:00Z",
        labels: { team: "platform" },
        boundary: `arn:aws:iam::${ACCOUNT}:policy/edge`,
      },
    });
    expect(onlyFact(found, "credential", "role-session", "deploy")).toMatchObject({
      key: "AROADEPLOY",
      refs: { identity: DEPLOY },
      content: { type: "role-session" },
      lastUse: { at: "2026-02-27T11:00:00Z", granularity: "second" },
    });
    expect(onlyFact(found, "policy-document", "session-length")).toMatchObject({
      key: "AROADEPLOY",
      alias: `aws:aws:session-length:${ACCOUNT}/team/deploy`,
      content: { role: ARN, description: "Rolls out", maxSessionDuration: 7200 },
    });
    expect(onlyFact(found, "consumer", "instance-profile")).toMatchObject({
      refs: { identity: DEPLOY },
      content: { arn: `arn:aws:iam::${ACCOUNT}:instance-profile/deploy-profile`, role: ARN },
    });
  });

  it("names whom its trust policy allows, and whom it forbids not", async () => {
    const found = await collected();
    const named = factsOf(found, "attachment", "trusted-principal").filter(({ content }) => content["target"] === ARN);

    expect(Object.fromEntries(named.map(({ content, refs }) => [content["principal"], refs.identity ?? null]))).toEqual(
      {
        "*": null,
        AROAGONE: null,
        "arn:aws:iam::999988887777:root": "aws:aws:999988887777:root",
        [`arn:aws:iam::${ACCOUNT}:user/ci`]: `aws:aws:${ACCOUNT}:user/ci`,
        [`arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`]: `aws:aws:federated:arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`,
        "lambda.amazonaws.com": "aws:aws:service:lambda.amazonaws.com",
      },
    );
    const trust = onlyFact(found, "policy-document", "trust-policy", "deploy");
    expect(trust).toMatchObject({ key: "AROADEPLOY", alias: `aws:aws:trust-policy:${ACCOUNT}/team/deploy` });
    expect(named.map(({ refs }) => refs.document)).toEqual(named.map(() => trust.alias));
    expect(trust.content["document"]).toMatchObject({
      Statement: [{ Condition: { Bool: { "aws:MultiFactorAuthPresent": true } } }, {}, { Effect: "Deny" }],
    });
  });

  it("holds the policies of its account, also AWS's own, as this account has them", async () => {
    const found = await collected();
    const documents = new Map(
      found.facts.filter(({ noun }) => noun === "policy-document").map((fact) => [fact.alias, fact]),
    );
    const held = found.facts
      .filter(
        ({ noun, kind, refs }) => noun === "attachment" && kind !== "trusted-principal" && refs.identity === DEPLOY,
      )
      .map(({ kind, refs }) => [kind, refs.document, documents.get(refs.document ?? "")?.kind]);

    expect(held.toSorted()).toEqual([
      ["attached", `aws:aws:aws-managed-policy:${ACCOUNT}/ReadOnlyAccess`, "managed-policy"],
      ["attached", `aws:aws:managed-policy:${ACCOUNT}/team/deployer`, "managed-policy"],
      ["boundary", `aws:aws:managed-policy:${ACCOUNT}/edge`, "managed-policy"],
      ["eks-access-entry", undefined, undefined],
      ["inline", `aws:aws:inline-policy:${ACCOUNT}/role/team/deploy#push`, "inline-policy"],
      ["trust", `aws:aws:trust-policy:${ACCOUNT}/team/deploy`, "trust-policy"],
    ]);
    expect(onlyFact(found, "policy-document", "managed-policy", "deployer").content).toEqual({
      arn: `arn:aws:iam::${ACCOUNT}:policy/team/deployer`,
      managedBy: "customer",
      version: "v2",
      document: {
        Version: "2012-10-17",
        Statement: [{ Sid: "One", Effect: "Allow", Action: "ecs:UpdateService", Resource: "*" }],
      },
    });
  });
});

describe("a user", () => {
  it("is in its groups by their whole names", async () => {
    expect(onlyFact(await collected(), "attachment", "member")).toMatchObject({
      refs: { identity: `aws:aws:${ACCOUNT}:user/ci` },
      content: { kind: "member", of: `aws:aws:${ACCOUNT}:group/all/robots` },
    });
  });

  it("has access keys by their ids where they are listed, and of a report only what that does not say", async () => {
    const found = await collected();

    expect(onlyFact(found, "credential", "access-key")).toMatchObject({
      key: "AKIAEXAMPLE",
      refs: { identity: `aws:aws:${ACCOUNT}:user/ci` },
      content: { status: "active", expires: null },
      lastUse: { at: "2026-02-28T10:00:00Z" },
    });
    expect(factsOf(found, "credential", "reported-access-key").map(({ name }) => name)).toEqual(["<root_account> 1"]);
    expect(
      factsOf(found, "credential", "console-password").map(({ name, content }) => [name, content["expires"]]),
    ).toEqual(
      expect.arrayContaining([
        ["<root_account>", null],
        ["ada", "2026-03-31T00:00:00Z"],
      ]),
    );
    expect(onlyFact(found, "credential", "signing-certificate").refs.identity).toBe(`aws:aws:${ACCOUNT}:user/ci`);
    expect(onlyFact(found, "identity", "root")).toMatchObject({
      key: `${ACCOUNT}:root`,
      alias: `aws:aws:${ACCOUNT}:root`,
    });
  });

  it("has the keys of the report where none are listed, and none where listing them was refused", async () => {
    const report = listed("credential-report", ROWS["credential-report"]);
    const refused = listed("access-keys", [], { status: "denied", reason: "no" });
    const without = { planned: everywhereSlice("access-keys", { status: "not-supported" }), rows: [] };
    const [alone, beside] = await Promise.all([collectListed([report, without]), collectListed([report, refused])]);
    const names = (found: Collected) => factsOf(found, "credential", "reported-access-key").map(({ name }) => name);

    expect(names(alone).toSorted()).toEqual(["<root_account> 1", "ci 1", "ci 2"]);
    expect(names(beside)).toEqual(["<root_account> 1"]);
  });
});

describe("what takes a role", () => {
  it("names it, and keeps none of its environment", async () => {
    const found = await collected();
    const consumers = found.facts.filter(({ noun }) => noun === "consumer");

    expect(consumers.map(({ kind, refs }) => [kind, refs.identity]).toSorted()).toEqual([
      ["codebuild-project", DEPLOY],
      ["ec2-instance", DEPLOY],
      ["ecs-task-definition", `aws:aws:${ACCOUNT}:role/pull`],
      ["ecs-task-definition", DEPLOY],
      ["instance-profile", DEPLOY],
      ["lambda-function", DEPLOY],
      ["pod-identity-association", DEPLOY],
    ]);
    expect(onlyFact(found, "consumer", "codebuild-project").content["details"]).toEqual({
      source: { type: "GITHUB", address: "github.com/acme/api.git" },
      privileged: true,
    });
    expect(onlyFact(found, "consumer", "ec2-instance").content["details"]).toMatchObject({
      hopLimit: 2,
      tokensRequired: false,
    });
  });

  it("is not known without its role where that could not be read: that would be a change", async () => {
    const { RoleArn: _, ...unknown } = ROWS.instances[0] ?? {};
    const found = await collectListed([
      listed("instances", [unknown, { ...unknown, InstanceId: "i-1", RoleArn: null }]),
    ]);

    expect(factsOf(found, "consumer", "ec2-instance").map(({ name, content }) => [name, content["role"]])).toEqual([
      ["runner", null],
    ]);
    expect(found.slices[0]?.coverage).toMatchObject({ status: "partial", problemCount: 1 });
  });

  it("is one for all instances of an auto scaling group that are set up alike", async () => {
    const grouped = [1, 2, 3].map((number) => ({
      ...ROWS.instances[0],
      InstanceId: `i-${number}`,
      Tags: [{ Key: "aws:autoscaling:groupName", Value: "runners" }],
      MetadataOptions: { HttpTokens: number === 3 ? "optional" : "required", HttpPutResponseHopLimit: 1 },
    }));
    const found = await collectListed([listed("instances", grouped)]);

    expect(factsOf(found, "consumer", "ec2-instance").map(({ name }) => name)).toEqual(["runners", "runners"]);
    expect(found.slices[0]?.coverage.status).toBe("complete");
  });
});

describe("an account", () => {
  it("is of the organization that lists it, or by itself", async () => {
    const own = await collectListed([
      listed("accounts", [{ Id: ACCOUNT }], { status: "complete" }, { account: ACCOUNT }),
    ]);

    expect(onlyFact(await collected(), "resource", "account")).toMatchObject({
      scope: "organization/o-exampleorg1",
      key: ACCOUNT,
      name: "production",
      content: {
        labels: { environment: "production" },
        management: true,
        units: [{ id: "r-ab12" }, { id: "ou-ab12-11111111", name: "Production" }],
      },
    });
    expect(onlyFact(own, "resource", "account")).toMatchObject({
      scope: `account/${ACCOUNT}`,
      key: ACCOUNT,
      name: ACCOUNT,
      content: { organization: null, management: null, units: null },
    });
  });

  it("of another place is not taken for the one that was read", async () => {
    const other = ROWS["authorization-details"].slice(0, 1);
    const found = await collectListed([
      listed("authorization-details", other, { status: "complete" }, { account: "444455556666" }),
    ]);

    expect(found.facts).toEqual([]);
    expect(found.slices[0]?.coverage).toMatchObject({
      status: "partial",
      problems: [{ message: "Not read: it is of another account or region than the listing it stands in." }],
    });
  });
});

describe("a resource", () => {
  it("has its policy beside it, and one whose policy was not read makes the slice partial", async () => {
    const found = await collected();
    const { ResourcePolicy: _, ...secret } = ROWS.secrets[0] ?? {};
    const unread = await collectListed([listed("secrets", [secret])]);

    expect(onlyFact(found, "attachment", "secret-policy").content).toMatchObject({
      target: `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:prod/db-AbCdEf`,
      of: onlyFact(found, "policy-document", "secret-policy").alias,
    });
    expect(onlyFact(found, "stored-copy", "secret")).toMatchObject({
      content: { rotation: true, labels: { owner: "payments" } },
      lastUse: { granularity: "day" },
    });
    expect(factsOf(found, "stored-copy", "parameter").map(({ name }) => name)).toEqual(["/prod/token"]);
    expect(unread.slices[0]?.coverage.status).toBe("partial");
    expect(
      (await collectListed([listed("secrets", [{ ...secret, ResourcePolicy: null }])])).slices[0]?.coverage.status,
    ).toBe("complete");
  });
});
