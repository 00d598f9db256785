import { describe, expect, it } from "vitest";
import { factsOf } from "#collectors/shared/testing/collected.ts";
import { collectFiles } from "./testing/collect.ts";

describe("bindings", () => {
  const binding = (kind: string, roleRef: string, subjects: string) =>
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: { name: b, namespace: shop }\nroleRef: ${roleRef}\nsubjects: ${subjects}\n`;

  it("attach a cluster role in one namespace, and keep a role that is nowhere as a reference", async () => {
    const subjects =
      "[{ kind: User, name: 'system:serviceaccount:m:x' }, { kind: User, name: u }, { kind: User, name: u }]";
    const collected = await collectFiles({
      "a.yaml": binding("RoleBinding", "{ kind: ClusterRole, name: edit }", subjects),
    });

    expect(factsOf(collected, "attachment", "role-binding")).toMatchObject([
      {
        key: "kubernetes:test:rolebinding:shop/b#user:system:serviceaccount:m:x",
        scope: "namespace/shop",
        refs: { document: "kubernetes:test:clusterrole:edit", identity: "kubernetes:test:serviceaccount:m/x" },
      },
      { refs: { identity: "kubernetes:test:user:u" } },
    ]);
  });

  it("without subjects are one attachment of nobody", async () => {
    const collected = await collectFiles({
      "a.yaml": binding("ClusterRoleBinding", "{ kind: ClusterRole, name: r }", "[]"),
    });

    expect(factsOf(collected, "attachment", "cluster-role-binding")).toMatchObject([
      {
        key: "kubernetes:test:clusterrolebinding:b#none",
        scope: "",
        refs: { document: "kubernetes:test:clusterrole:r" },
        content: { subject: null },
      },
    ]);
    expect(factsOf(collected, "attachment", "cluster-role-binding")[0]?.refs.identity).toBeUndefined();
  });

  it.each([
    [
      "ClusterRoleBinding",
      "{ kind: ClusterRole, name: r }",
      "a ServiceAccount in a ClusterRoleBinding must name its namespace",
    ],
    ["ClusterRoleBinding", "{ kind: Role, name: r }", "a ClusterRoleBinding can only name a ClusterRole"],
    ["RoleBinding", "{ kind: Other, name: r }", "the kind of roleRef must be Role or ClusterRole"],
    ["RoleBinding", "{ kind: Role }", "roleRef has no name that a role could have"],
    [
      "RoleBinding",
      "{ kind: Role, name: r, apiGroup: x }",
      "the apiGroup of roleRef must be rbac.authorization.k8s.io",
    ],
  ])("that the server would refuse attach nobody: %s %s", async (kind, roleRef, reason) => {
    const collected = await collectFiles({ "a.yaml": binding(kind, roleRef, "[{ kind: ServiceAccount, name: a }]") });
    const [fact] = collected.facts.filter(({ noun }) => noun === "attachment");

    expect(fact?.content["invalid"]).toBe(reason);
    expect(fact?.refs.identity).toBeUndefined();
  });

  it("whose names hold # never share an alias", async () => {
    const named = (name: string, user: string) =>
      binding("RoleBinding", "{ kind: Role, name: r }", `[{ kind: User, name: '${user}' }]`).replace(
        "name: b,",
        `name: '${name}',`,
      );
    const collected = await collectFiles({ "a.yaml": `${named("a", "b#user:c")}---\n${named("a#user:b", "c")}` });

    expect(new Set(collected.facts.map(({ alias }) => alias)).size).toBe(collected.facts.length);
  });
});
