import { describe, expect, it } from "vitest";
import { permissions } from "./answer.ts";
import { binding, role } from "./testing/objects.ts";
import { factsOfObjects } from "./testing/policies-of.ts";

const KEY = "kubernetes:test:serviceaccount:pay/ci";
const GET_PODS = { verb: "get", group: "", resource: "pods", namespace: "pay" };
const OBJECTS = [
  role("reader", null, [
    { apiGroups: ["apps"], resources: ["deployments"], verbs: ["get"] },
    { apiGroups: [""], resources: ["pods", "pods/log"], verbs: ["get", "list"] },
  ]),
  binding("readers", "pay", { kind: "ClusterRole", name: "reader" }, [
    { kind: "Group", name: "system:serviceaccounts:pay" },
  ]),
];

describe("permissions", () => {
  it("explains a yes by group, binding, role and rule", async () => {
    const answer = permissions(await factsOfObjects(OBJECTS))(KEY, GET_PODS);

    expect(answer).toEqual({
      allowed: true,
      because: [
        {
          sentence:
            "The RoleBinding pay/readers gives everybody in system:serviceaccounts:pay the ClusterRole reader; " +
            "its rule 2: get, list pods, pods/log.",
          binding: { kind: "RoleBinding", namespace: "pay", name: "readers" },
          role: { kind: "ClusterRole", name: "reader" },
          rule: expect.objectContaining({ index: 1, verbs: ["get", "list"] }),
          group: "system:serviceaccounts:pay",
        },
      ],
    });
  });

  it("counts reasons beyond the first fifty", async () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...OBJECTS[1],
      metadata: { name: `b${index}`, namespace: "pay" },
    }));
    const answer = permissions(await factsOfObjects([...OBJECTS, ...many] as typeof OBJECTS))(KEY, GET_PODS);

    const because = "because" in answer ? answer.because : [];
    expect(because).toHaveLength(51);
    expect(because.at(-1)).toEqual({ sentence: "And 11 more.", more: 11 });
  });

  it("says that a no is one by roles, and names what an unknown waits for", async () => {
    const facts = await factsOfObjects(OBJECTS);
    const listings = facts.listings.map((one) => ({ ...one, complete: one.kind !== "role-bindings", reason: "403." }));
    const question = { ...GET_PODS, verb: "delete" };

    expect(permissions(facts)(KEY, question)).toMatchObject({
      allowed: false,
      because: [{ sentence: expect.stringMatching(/^No role/) }],
    });
    expect(permissions({ ...facts, listings })(KEY, question)).toEqual({
      allowed: "unknown",
      because: [
        {
          sentence: "The role bindings of namespace pay are not all known. 403.",
          slice: "role-bindings",
          scope: "namespace/pay",
        },
      ],
    });
  });

  it.each([
    [{ verb: "get" }],
    [{ resource: "pods" }],
    [{ verb: "get", resource: 7 }],
    [{ verb: "", path: "/metrics" }],
    [{ verb: ["get"], resource: "pods" }],
  ])("says what a question looks like instead of answering %o", async (question) => {
    expect(permissions(await factsOfObjects([]))(KEY, question)).toEqual({
      fault: expect.stringMatching(/^Ask \{verb/),
    });
  });

  it("takes parts that are null or absent for empty", async () => {
    const answer = permissions(await factsOfObjects(OBJECTS));

    expect(answer(KEY, { verb: "get", resource: "pods", namespace: "pay", name: null })).toMatchObject({
      allowed: true,
    });
    expect(answer("kubernetes:test:namespace:pay", GET_PODS)).toEqual({
      fault: expect.stringMatching(/is no service/),
    });
  });
});

describe("who an identity is beside its name", () => {
  const ALICE = "kubernetes:test:user:alice";
  const certificate = (...groups: string[]) => ({
    identity: ALICE,
    content: { groups, expires: "2027-01-01T00:00:00.000Z" },
  });

  it("is told by each of its certificates", async () => {
    const facts = await factsOfObjects(OBJECTS);
    const answer = permissions({ ...facts, credentials: [certificate(), certificate("system:serviceaccounts:pay")] });

    expect(answer(ALICE, GET_PODS)).toMatchObject({
      allowed: true,
      because: [
        { sentence: "By its client certificate, valid until 2027-01-01, it is in system:serviceaccounts:pay." },
        { group: "system:serviceaccounts:pay" },
      ],
    });
    expect(permissions(facts)(ALICE, GET_PODS)).toMatchObject({ allowed: false });
    expect(answer("kubernetes:test:user:bob", GET_PODS)).toMatchObject({ allowed: false });
  });

  it("makes it unlimited in system:masters, where roles allow nothing", async () => {
    const answer = permissions({ ...(await factsOfObjects([])), credentials: [certificate("system:masters")] });

    expect(answer(ALICE, { verb: "delete", resource: "nodes" })).toMatchObject({
      allowed: true,
      because: [{}, { sentence: "Members of system:masters may do anything, whatever roles say." }],
    });
  });

  it("is told of an AWS role by aws-auth", async () => {
    const arn = "arn:aws:iam::111122223333:role/deploy";
    const facts = await factsOfObjects(OBJECTS);
    const mapping = { attachment: "aws-auth", arn, username: "", groups: ["system:serviceaccounts:pay"] };
    const answer = permissions({ ...facts, attachments: [...facts.attachments, { content: mapping }] });

    expect(answer(`kubernetes:test:awsrole:${arn}`, GET_PODS)).toMatchObject({
      allowed: true,
      because: [{ sentence: expect.stringMatching(/^By aws-auth it signs in as itself, in system:/) }, {}],
    });
    expect(answer(`kubernetes:test:awsrole:${arn}x`, GET_PODS)).toHaveProperty("fault");
  });
});

describe("what authorizes beside roles", () => {
  const issuer = "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE";
  const eks = [{ kind: "cluster", content: { issuer } }];
  const own = [{ kind: "cluster", content: { issuer: "https://issuer.example" } }];
  const DELETE = { ...GET_PODS, verb: "delete" };
  const refused = (sentence: RegExp) => ({
    allowed: false,
    because: [{ sentence: expect.stringMatching(sentence) }],
  });

  it.each([
    ["a user on EKS", eks, "kubernetes:test:user:alice", /no by roles only: on EKS, access policies .* not connected/],
    ["an account on EKS", eks, KEY, /^No role bound to it allows this\.$/],
    ["a user on a cluster of one's own", own, "kubernetes:test:user:alice", /^No role bound to it allows this\.$/],
    ["a user where that was not read", [], "kubernetes:test:user:alice", /beside roles is not looked at/],
    ["a node", own, "kubernetes:test:user:system:node:a", /lets nodes do beside roles/],
  ])("is said to %s", async (_whom, platform, key, sentence) => {
    expect(permissions({ ...(await factsOfObjects(OBJECTS)), platform })(key, DELETE)).toMatchObject(refused(sentence));
  });

  it("and admission policies are no roles, whatever their names", async () => {
    const facts = await factsOfObjects(OBJECTS);
    const rules = [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }];
    const documents = [...facts.documents, { kind: "admission-policy", name: "reader", content: { rules } }];

    expect(permissions({ ...facts, documents })(KEY, DELETE)).toMatchObject({ allowed: false });
  });
});
