import { describe, expect, it } from "vitest";
import { resolveSubject } from "./subjects.ts";

function resolve(subject: Partial<Parameters<typeof resolveSubject>[1]>, bindingNamespace = "n") {
  return resolveSubject("s", { kind: "", apiGroup: "", name: "", namespace: "", ...subject }, bindingNamespace);
}

describe("a subject means", () => {
  it.each([
    ["an account", { kind: "ServiceAccount", name: "a", namespace: "m" }, "kubernetes:s:serviceaccount:m/a"],
    ["one of the binding's namespace", { kind: "ServiceAccount", name: "a" }, "kubernetes:s:serviceaccount:n/a"],
    ["a user", { kind: "User", name: "alice" }, "kubernetes:s:user:alice"],
    ["a group", { kind: "Group", name: "system:masters" }, "kubernetes:s:group:system:masters"],
    [
      "an account by its user name",
      { kind: "User", name: "system:serviceaccount:m:a" },
      "kubernetes:s:serviceaccount:m/a",
    ],
    [
      "a user that only looks like one",
      { kind: "User", name: "system:serviceaccount:m:a:b" },
      "kubernetes:s:user:system:serviceaccount:m:a:b",
    ],
    [
      "a group of that name",
      { kind: "Group", name: "system:serviceaccount:m:a" },
      "kubernetes:s:group:system:serviceaccount:m:a",
    ],
  ])("%s", (_name, subject, identity) => {
    expect(resolve(subject)).toMatchObject({ identity });
  });

  it.each([
    ["an account without namespace in a ClusterRoleBinding", { kind: "ServiceAccount", name: "a" }],
    [
      "an account with an apiGroup",
      { kind: "ServiceAccount", name: "a", namespace: "m", apiGroup: "rbac.authorization.k8s.io" },
    ],
    ["an account with a slash", { kind: "ServiceAccount", name: "a/b", namespace: "m" }],
    ["a user of another apiGroup", { kind: "User", name: "a", apiGroup: "user.openshift.io" }],
    ["a kind that is none", { kind: "Team", name: "a" }],
    ["no name", { kind: "User" }],
  ])("nobody: %s", (_name, subject) => {
    const resolved = resolve(subject, "");

    expect(resolved.identity).toBeUndefined();
    expect(resolved.invalid).toBeTypeOf("string");
    expect(resolved.key).toMatch(/^invalid:/);
  });
});
