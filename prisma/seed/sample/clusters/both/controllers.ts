import { account, allow } from "#prisma/seed/sample/model/access.ts";
import { serviceAccount } from "#prisma/seed/sample/model/accounts.ts";
import type { DaysAgo, Entries } from "#prisma/seed/sample/model/entry.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { granted } from "./system-access.ts";

const READ = "get list watch";
const PODS = allow("create delete list patch watch", "pods");
const EVENTS = allow("create patch update", "events", { group: "core events.k8s.io" });

/**
 * Accounts of the controller manager, each with the role the server brings for it: a dozen of the about forty a real
 * cluster has. Unlike their roles the accounts carry no label; only namespace and binding tell what they are.
 */
export function controllers(born: DaysAgo): Entries {
  return Object.entries(CONTROLLERS).map(([name, rules]) => [
    serviceAccount(name, { born }),
    granted(`system:controller:${name}`, born, rules, [account(`kube-system/${name}`)]),
  ]);
}

const CONTROLLERS: Record<string, JsonObject[]> = {
  "clusterrole-aggregation-controller": [
    allow(`escalate ${READ} patch update`, "clusterroles", { group: "rbac.authorization.k8s.io" }),
  ],
  "cronjob-controller": [
    allow(`${READ} update`, "cronjobs", { group: "batch" }),
    allow(`create delete ${READ} patch update`, "jobs", { group: "batch" }),
    allow("update", "cronjobs/status cronjobs/finalizers", { group: "batch" }),
    allow("delete list watch", "pods"),
    EVENTS,
  ],
  "daemon-set-controller": [
    allow(READ, "daemonsets", { group: "apps" }),
    allow("update", "daemonsets/status daemonsets/finalizers", { group: "apps" }),
    allow("list watch", "nodes"),
    PODS,
    allow("create", "pods/binding"),
    allow(`create delete ${READ} patch update`, "controllerrevisions", { group: "apps" }),
    EVENTS,
  ],
  "deployment-controller": [
    allow(`${READ} update`, "deployments", { group: "apps" }),
    allow("update", "deployments/status deployments/finalizers", { group: "apps" }),
    allow(`create delete ${READ} patch update`, "replicasets", { group: "apps" }),
    allow(`${READ} update`, "pods"),
    EVENTS,
  ],
  "generic-garbage-collector": [allow(`delete ${READ} patch update`, "*", { group: "*" }), EVENTS],
  "horizontal-pod-autoscaler": [
    allow(READ, "horizontalpodautoscalers", { group: "autoscaling" }),
    allow("update", "horizontalpodautoscalers/status", { group: "autoscaling" }),
    allow("get update", "*/scale", { group: "*" }),
    allow("list watch", "pods"),
    allow("list watch", "pods", { group: "metrics.k8s.io" }),
    EVENTS,
  ],
  "job-controller": [
    allow(`${READ} patch update`, "jobs", { group: "batch" }),
    allow("update", "jobs/status jobs/finalizers", { group: "batch" }),
    PODS,
    EVENTS,
  ],
  "namespace-controller": [
    allow(`delete ${READ}`, "namespaces"),
    allow("update", "namespaces/finalize namespaces/status"),
    allow(`delete deletecollection ${READ}`, "*", { group: "*" }),
  ],
  "node-controller": [
    allow(`delete ${READ} patch update`, "nodes"),
    allow("patch update", "nodes/status pods/status"),
    allow("delete get list", "pods"),
    EVENTS,
  ],
  "replicaset-controller": [
    allow(`${READ} update`, "replicasets", { group: "apps" }),
    allow("update", "replicasets/status replicasets/finalizers", { group: "apps" }),
    PODS,
    EVENTS,
  ],
  "service-account-controller": [allow("create", "serviceaccounts"), EVENTS],
  "statefulset-controller": [
    allow(READ, "statefulsets", { group: "apps" }),
    allow("update", "statefulsets/status statefulsets/finalizers", { group: "apps" }),
    allow(`create delete ${READ} patch update`, "controllerrevisions", { group: "apps" }),
    allow("create get", "persistentvolumeclaims"),
    allow(`${READ} create delete patch update`, "pods"),
    EVENTS,
  ],
};
