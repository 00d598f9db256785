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
