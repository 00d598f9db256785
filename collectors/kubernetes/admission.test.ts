import { describe, expect, it } from "vitest";
import { coverageOf, factsOf, type Collected } from "#collectors/shared/testing/collected.ts";
import { collectFiles } from "./testing/collect.ts";

function collect(...items: object[]): Promise<Collected> {
  return collectFiles({ "a.json": JSON.stringify({ apiVersion: "v1", kind: "List", items }) });
}

const API = "admissionregistration.k8s.io/v1";
const RULE = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"], scope: "Namespaced" };

describe("webhooks", () => {
  it("keep whom they ask about what, and what becomes of what cannot be asked", async () => {
    const collected = await collect({
      apiVersion: API,
      kind: "ValidatingWebhookConfiguration",
      metadata: { name: "policy" },
      webhooks: [
        {
          name: "a.example.com",
          failurePolicy: "Ignore",
          rules: [RULE],
          namespaceSelector: { matchLabels: { team: "shop" } },
          matchConditions: [{ name: "x", expression: "true" }],
          clientConfig: { service: { namespace: "policy", name: "hook", path: "/x" }, caBundle: "cAnArY" },
        },
        { name: "b.example.com", clientConfig: { url: "https://hook.example:8443/path?key=cAnArY" } },
      ],
    });

    expect(factsOf(collected, "policy-document", "validating-webhook")).toMatchObject([
      {
        alias: "kubernetes:test:validatingwebhookconfiguration:policy",
        content: {
          webhooks: [
            {
              name: "a.example.com",
              failurePolicy: "Ignore",
              rules: [{ ...RULE, resourceNames: [] }],
              namespaces: [{ key: "team", operator: "In", values: ["shop"] }],
              objects: [],
              conditions: 1,
              asks: { service: "policy/hook" },
            },
            { name: "b.example.com", failurePolicy: "Fail", asks: { host: "hook.example:8443" } },
          ],
        },
      },
    ]);
    expect(JSON.stringify(collected.emissions)).not.toContain("cAnArY");
  });
});

describe("admission policies", () => {
  it("keep what they are asked about and how many checks they make, not the checks", async () => {
    const collected = await collect(
      {
        apiVersion: API,
        kind: "ValidatingAdmissionPolicy",
        metadata: { name: "images" },
        spec: {
          matchConstraints: { resourceRules: [RULE], excludeResourceRules: [RULE] },
          validations: [{ expression: "cAnArY" }, { expression: "cAnArY" }],
        },
      },
      {
        apiVersion: API,
        kind: "ValidatingAdmissionPolicyBinding",
        metadata: { name: "images" },
        spec: { policyName: "images", validationActions: ["Deny", "Audit"] },
      },
    );

    expect(factsOf(collected, "policy-document", "admission-policy")).toMatchObject([
      {
        content: {
          failurePolicy: "Fail",
          match: { rules: [{ resources: ["pods"] }], exclusions: 1, namespaces: [], objects: [] },
          conditions: 0,
          validations: 2,
        },
      },
    ]);
    expect(factsOf(collected, "policy-document", "admission-policy-binding")).toMatchObject([
      { content: { policy: "images", actions: ["Deny", "Audit"], match: null } },
    ]);
    expect(JSON.stringify(collected.emissions)).not.toContain("cAnArY");
  });
});

function configMap(name: string, data: unknown, namespace = "kube-system"): object {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name, namespace }, data };
}

const ADMIN = "arn:aws:iam::111122223333:role/admin";

describe("aws-auth", () => {
  const mappingsOf = (collected: Collected) => factsOf(collected, "attachment", "aws-auth-mapping");

  it("says which AWS role or user signs in as whom", async () => {
    const collected = await collect(
      configMap("aws-auth", {
        mapRoles: `- rolearn: ${ADMIN}\n  username: admin\n  groups: [system:masters, ops]\n`,
        mapUsers: "- userarn: arn:aws:iam::111122223333:user/alice\n  username: alice\n",
      }),
    );

    expect(mappingsOf(collected)).toMatchObject([
      {
        alias: `kubernetes:test:configmap:kube-system/aws-auth#${ADMIN}`,
        name: ADMIN,
        refs: { identity: `kubernetes:test:awsrole:${ADMIN}` },
        content: { attachment: "aws-auth", arn: ADMIN, username: "admin", groups: ["ops", "system:masters"] },
      },
      {
        refs: { identity: "kubernetes:test:awsuser:arn:aws:iam::111122223333:user/alice" },
        content: { username: "alice", groups: [] },
      },
    ]);
  });

  it("takes the last of equal ARNs, whatever their case, and binds nobody by what is none", async () => {
    const collected = await collect(
      configMap("aws-auth", {
        mapRoles:
          `- rolearn: ${ADMIN.toUpperCase()}\n  username: first\n- rolearn: ${ADMIN}\n  username: last\n` +
          "- rolearn: not-an-arn\n  username: x\n  groups: [system:masters]\n",
      }),
    );

    expect(mappingsOf(collected).map(({ content, refs }) => [content["username"], "identity" in refs])).toEqual([
      ["last", true],
      ["x", false],
    ]);
    expect(mappingsOf(collected)[1]?.content).toHaveProperty("invalid");
  });

  it.each(["{", "just text", "a: b"])("that holds %j is not read, which is said", async (mapRoles) => {
    const collected = await collect(configMap("aws-auth", { mapRoles }));

    expect(mappingsOf(collected)).toEqual([]);
    expect(coverageOf(collected, "config-maps")[""]).toMatchObject({
      status: "partial",
      problems: [{ message: expect.stringContaining("ConfigMap: data.mapRoles does not hold a list") }],
    });
  });
});

describe("the note since when uses are noted", () => {
  const NAME = "kube-apiserver-legacy-service-account-token-tracking";

  it("is a resource with its day", async () => {
    const collected = await collect(configMap(NAME, { since: "2022-12-27" }));

    expect(factsOf(collected, "resource", "token-tracking")).toMatchObject([
      { alias: `kubernetes:test:configmap:kube-system/${NAME}`, content: { since: "2022-12-27T00:00:00.000Z" } },
    ]);
  });

  it("is none without a day", async () => {
    expect(factsOf(await collect(configMap(NAME, { since: "soon" })), "resource", "token-tracking")).toEqual([]);
  });
});

describe("every other ConfigMap", () => {
  it.each([
    ["of another name", configMap("settings", { password: "cAnArY" })],
    ["of the same name elsewhere", configMap("aws-auth", { mapRoles: "cAnArY" }, "shop")],
    ["that the server would refuse", { apiVersion: "v1", kind: "ConfigMap", metadata: { name: 1, labels: { a: 1 } } }],
  ])("%s is nothing", async (_what, object) => {
    const collected = await collect(object);

    expect(collected.facts.filter(({ kind }) => kind !== "namespace")).toEqual([]);
    expect(coverageOf(collected, "config-maps")[""]?.status).toBe("complete");
    expect(JSON.stringify(collected.emissions)).not.toContain("cAnArY");
  });
});
