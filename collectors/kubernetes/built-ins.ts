import type { Emission } from "#collectors/types.ts";
import type { Inventory } from "./inventory.ts";

/**
 * The user-facing roles every cluster has, and manifests hardly ever hold.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
 */
const BUILT_IN_ROLES = ["cluster-admin", "admin", "edit", "view"];

/** Says which of the built-in cluster roles a directory does not hold: what they grant is then not known from it. */
export function* absentBuiltIns(inventory: Inventory): Generator<Emission> {
  const absent = BUILT_IN_ROLES.filter((name) => !inventory.has("ClusterRole", "", name));
  if (absent.length === 0) return;
  const message =
    `The directory does not hold the built-in cluster roles ${absent.join(", ")}: what a binding to one of them grants ` +
    "is not known from it. Add the output of `kubectl get clusterroles -o yaml` to know.";
  yield { type: "note", note: { kind: "absent-built-ins", message } };
}
