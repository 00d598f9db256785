import { describe, expect, it } from "vitest";
import { askerOf } from "./asker.ts";
import { may, type Decision } from "./may.ts";
import type { PolicyFacts } from "../../system.ts";
import { indexPolicies } from "./policies.ts";
import type { Question } from "./question.ts";
import { binding, role } from "./testing/objects.ts";
import { factsOfObjects } from "./testing/policies-of.ts";

const CI = { kind: "ServiceAccount", name: "ci", namespace: "pay" } as const;
const READ_PODS = { apiGroups: [""], resources: ["pods"], verbs: ["get"] };
const getPods: Question = { verb: "get", group: "", resource: "pods", namespace: "pay" };
const getSecrets: Question = { verb: "get", group: "", resource: "secrets", namespace: "pay" };

const READER = role("reader", "pay", [{ ...READ_PODS, verbs: ["list"] }, READ_PODS]);
const CLUSTER_READER = role("reader", null, [READ_PODS]);
const OBJECTS = [
  READER,
  binding("own", "pay", { kind: "Role", name: "reader" }, [CI]),
  CLUSTER_READER,
  binding("all", null, { kind: "ClusterRole", name: "reader" }, [{ kind: "Group", name: "system:serviceaccounts" }]),
];

function decide(facts: PolicyFacts, question: Question, who = "serviceaccount:pay/ci"): Decision {
  const asker = askerOf(`kubernetes:test:${who}`);
  if (!asker) throw new Error(`${who} names nobody`);
  return may(indexPolicies(facts), asker, question);
}

/** The facts with one kind of listing not complete. */
function without(facts: PolicyFacts, kind: string): PolicyFacts {
  const reason = `${kind} were refused`;
  return {
    ...facts,
    listings: facts.listings.map((one) => (one.kind === kind ? { ...one, complete: false, reason } : one)),
  };
}

describe("may", () => {
  it("names every rule, role and binding that allows it, and the group it comes by", async () => {
    const decision = decide(await factsOfObjects(OBJECTS), getPods);

    expect(decision).toMatchObject({
      allowed: true,
      because: [
        {
          binding: { kind: "RoleBinding", namespace: "pay", name: "own" },
          subject: "user:system:serviceaccount:pay:ci",
          role: { kind: "Role", name: "reader" },
          index: 1,
          rule: { verbs: ["get"], resources: ["pods"] },
        },
        {
          binding: { kind: "ClusterRoleBinding", namespace: "", name: "all" },
          subject: "group:system:serviceaccounts",
          role: { kind: "ClusterRole", name: "reader" },
          index: 0,
        },
      ],
    });
  });

  it.each(["roles", "cluster-roles", "role-bindings", "cluster-role-bindings"])(
    "stays with yes, and does not know where it would say no, when %s are not read whole",
    async (kind) => {
      const facts = without(await factsOfObjects(OBJECTS), kind);

      expect(decide(facts, getPods).allowed).toBe(true);
      expect(decide(facts, getSecrets)).toMatchObject({
        allowed: "unknown",
        missing: [{ kind, reason: `${kind} were refused` }],
      });
    },
  );

  it("says no whatever is unread that could not allow it", async () => {
    const facts = await factsOfObjects([binding("own", "pay", { kind: "Role", name: "reader" }, [CI]), READER]);

    expect(decide(without(facts, "cluster-roles"), getSecrets).allowed).toBe(false);
    expect(decide(without(facts, "role-bindings"), { ...getSecrets, namespace: "" }).allowed).toBe(false);
    expect(decide(without(facts, "role-bindings"), { verb: "get", path: "/metrics" }).allowed).toBe(false);
    expect(decide(without(facts, "secrets"), getSecrets).allowed).toBe(false);
  });

  it("takes listings of namespaces for what they cover", async () => {
    const facts = await factsOfObjects(OBJECTS);
    const listings = facts.listings.map((one) =>
      one.kind === "role-bindings" ? { ...one, scope: "namespace/pay" } : one,
    );

    expect(decide({ ...facts, listings }, getSecrets).allowed).toBe(false);
    expect(decide({ ...facts, listings }, { ...getSecrets, namespace: "ship" })).toMatchObject({
      allowed: "unknown",
      missing: [{ kind: "role-bindings", scope: "namespace/ship" }],
    });
  });

  it("knows that a role is not there only where roles were read whole", async () => {
    const facts = await factsOfObjects([binding("own", "pay", { kind: "Role", name: "gone" }, [CI])]);

    expect(decide(facts, getPods).allowed).toBe(false);
    expect(decide(without(facts, "roles"), getPods).allowed).toBe("unknown");
  });

  it("does not know what built-in roles allow that manifests do not hold, but for cluster-admin", async () => {
    const bound = (name: string) => binding(name, null, { kind: "ClusterRole", name }, [CI]);

    const view = await factsOfObjects([bound("view")], false);
    const admin = await factsOfObjects([bound("cluster-admin")], false);
    const live = await factsOfObjects([bound("view")], true);

    expect(decide(view, getPods)).toMatchObject({ allowed: "unknown", missing: [{ kind: "cluster-roles" }] });
    expect(decide(admin, getPods).allowed).toBe(true);
    expect(decide(admin, { verb: "get", path: "/metrics" }).allowed).toBe(true);
    expect(decide(live, getPods).allowed).toBe(false);
  });

  it.each([
    ["serviceaccount:pay/ci", { verb: "get", path: "/version" }, "unknown"],
    ["serviceaccount:pay/ci", { ...getPods, group: "authorization.k8s.io" }, "unknown"],
    ["serviceaccount:kube-system/node-controller", getPods, "unknown"],
    ["user:system:kube-scheduler", getPods, "unknown"],
    ["group:system:nodes", getPods, "unknown"],
    ["serviceaccount:pay/ci", getPods, false],
    ["group:system:serviceaccounts:pay", getPods, false],
    ["user:jane", getPods, false],
  ] as const)("knows that manifests lack the platform's own bindings: %s %o", async (who, question, allowed) => {
    expect(decide(await factsOfObjects([], false), question, who).allowed).toBe(allowed);
  });

  it("names every role that was not read, once", async () => {
    const bound = ["view", "edit", "view"].map((name, index) =>
      binding(`${name}-${index}`, "pay", { kind: "ClusterRole", name }, [CI]),
    );

    expect(decide(await factsOfObjects(bound, false), getPods)).toMatchObject({
      allowed: "unknown",
      missing: [{ reason: /ClusterRole edit/ }, { reason: /ClusterRole view/ }].map(({ reason }) => ({
        kind: "cluster-roles",
        reason: expect.stringMatching(reason),
      })),
    });
  });

  it("knows the roles and bindings of the platform where manifests hold them", async () => {
    const objects = [
      role("cluster-admin", null, [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }]),
      role("system:discovery", null, [{ nonResourceURLs: ["/version"], verbs: ["get"] }]),
      binding("system:discovery", null, { kind: "ClusterRole", name: "system:discovery" }, [
        { kind: "Group", name: "system:authenticated" },
      ]),
      binding("view", "pay", { kind: "ClusterRole", name: "view" }, [CI]),
    ];
    const facts = await factsOfObjects(objects, false);

    expect(decide(facts, { verb: "get", path: "/version" }).allowed).toBe(true);
    expect(decide(facts, { verb: "get", path: "/metrics" }).allowed).toBe(false);
    expect(decide(facts, getPods).allowed).toBe(false);
  });

  it("takes nothing from what the API server would refuse", async () => {
    const nowhere = { kind: "ServiceAccount", name: "ci" } as const;
    const facts = await factsOfObjects([
      CLUSTER_READER,
      binding("bad", null, { kind: "ClusterRole", name: "reader" }, [nowhere]),
    ]);

    expect(decide(facts, getPods).allowed).toBe(false);
  });
});

describe("askerOf", () => {
  it.each([
    "kubernetes:test:namespace:pay",
    "aws:aws:1:role/x",
    "kubernetes:test:serviceaccount:ci",
    "kubernetes:test:user:",
  ])("knows nobody by %s", (key) => {
    expect(askerOf(key)).toBeNull();
  });
});
