import type { DefinedKind, SliceKind } from "../facts/slice.ts";

const NAMESPACE = { noun: "resource", kind: "namespace" } as const;

/** A small system with one slice kind of every sort there is, in the words of Kubernetes so that it can be analyzed. */
export const TOY_SLICES: readonly SliceKind[] = [
  slice("namespaces", [NAMESPACE], { parentOf: { scopePrefix: "namespace", scopeBy: "name", resource: NAMESPACE } }),
  slice("service-accounts", [{ noun: "identity", kind: "service-account" }]),
  slice("roles", [{ noun: "policy-document", kind: "role" }]),
  slice("role-bindings", [{ noun: "attachment", kind: "role-binding" }]),
  slice("cluster-role-bindings", [{ noun: "attachment", kind: "cluster-role-binding" }]),
  slice("pods", [{ noun: "consumer", kind: "pod" }]),
  slice("secrets", [
    { noun: "stored-copy", kind: "secret" },
    { noun: "credential", kind: "service-account-token" },
  ]),
  slice("certificates", [{ noun: "credential", kind: "client-certificate" }], { closes: "expiry" }),
];

/** Finds a toy slice kind. @throws Error for one that is none */
export function toySlice(id: string): SliceKind {
  const found = TOY_SLICES.find((kind) => kind.id === id);
  if (!found) throw new Error(`The toy system has no slice kind ${id}`);
  return found;
}

function slice(id: string, defines: DefinedKind[], more: Partial<SliceKind> = {}): SliceKind {
  return { id, label: id, defines, feeds: "nothing but tests", ...more };
}
