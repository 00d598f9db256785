import { objectKind } from "../../kinds.ts";
import type { Listing } from "../listings.ts";

/** An object of the fake cluster. */
export interface FakeObject {
  metadata: { name: string; namespace?: string; uid: string; [more: string]: unknown };
  [more: string]: unknown;
}

const NAMESPACES = ["a", "b"];
const PER_NAMESPACE = 6;

/** Everything of one kind: three pages of four in the whole cluster, Secrets two pages in each namespace. */
export function clusterObjects({ kind }: Listing): FakeObject[] {
  if (!objectKind(kind).namespaced) {
    const names =
      kind === "Namespace" ? [...NAMESPACES, ...range(10).map((n) => `empty-${n}`)] : range(12).map((n) => `x-${n}`);
    return names.map((name) => ({ metadata: { name, uid: `uid-${kind}-${name}` }, ...bodyOf(kind, "a") }));
  }
  return NAMESPACES.flatMap((namespace) =>
    range(PER_NAMESPACE).map((number) => {
      const name = `x-${number}`;
      const uid = `uid-${kind}-${namespace}-${name}`;
      return { metadata: { name, namespace, uid, ...ownersOf(kind, name) }, ...bodyOf(kind, namespace) };
    }),
  );
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Pods belong to replica sets, those to deployments, jobs to cron jobs: as in every cluster. */
function ownersOf(kind: string, name: string): object {
  const owner = (apiVersion: string, above: string) => ({
    ownerReferences: [{ apiVersion, kind: above, name, uid: "u", controller: true }],
  });
  if (kind === "Pod") return owner("apps/v1", "ReplicaSet");
  if (kind === "ReplicaSet") return owner("apps/v1", "Deployment");
  if (kind === "Job") return owner("batch/v1", "CronJob");
  return {};
}

function bodyOf(kind: string, namespace: string): object {
  const spec = { serviceAccountName: "x-0", containers: [{ name: "main" }] };
  const template = { spec };
  switch (kind) {
    case "Role":
    case "ClusterRole":
      return { rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }] };
    case "RoleBinding":
    case "ClusterRoleBinding":
      return {
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "x-0" },
        subjects: [{ kind: "ServiceAccount", name: "x-0", namespace }],
      };
    case "Pod":
      return { spec };
    case "CronJob":
      return { spec: { jobTemplate: { spec: { template } } } };
    case "Namespace":
    case "ServiceAccount":
    case "Secret":
      return {};
    case "Node":
      return { spec: { providerID: "kind://docker/a/b" } };
    case "ReplicaSet":
    case "Deployment":
    case "StatefulSet":
    case "DaemonSet":
    case "Job":
    case "ReplicationController":
    case "AutoscalingRunnerSet":
      return { spec: { template } };
    case "RunnerDeployment":
      return { spec: { template: { spec: { organization: "acme", serviceAccountName: "x-0" } } } };
    default:
      return { webhooks: [], spec: {} };
  }
}
