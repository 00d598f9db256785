import { account, clusterRole, clusterRoleBinding, group, user, allow } from "#prisma/seed/sample/model/access.ts";
import { serviceAccount, tokenSecret } from "#prisma/seed/sample/model/accounts.ts";
import { namespace } from "#prisma/seed/sample/model/namespaces.ts";
import { awsRole } from "#prisma/seed/sample/model/organization.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";
import { platformFacts } from "#prisma/seed/sample/clusters/both/platform-facts.ts";
import { controller } from "#prisma/seed/sample/clusters/both/controller.ts";
import { kubeSystem } from "#prisma/seed/sample/clusters/both/kube-system.ts";

const READ = "get list watch";

const clusterAutoscaler = controller("kube-system/cluster-autoscaler", {
  born: 1100,
  labels: { team: "platform" },
  annotations: awsRole("production", "cluster-autoscaler"),
  rules: [
    allow(`${READ} update`, "nodes"),
    allow(READ, "pods services replicationcontrollers namespaces persistentvolumes persistentvolumeclaims"),
    allow("create", "pods/eviction"),
    allow(READ, "replicasets statefulsets daemonsets", { group: "apps" }),
    allow("create get update", "leases", { group: "coordination.k8s.io" }),
  ],
});

const ebsDriver = controller("kube-system/ebs-csi-controller-sa", {
  born: 1100,
  labels: { "eks.amazonaws.com/component": "managed-addon" },
  annotations: awsRole("production", "ebs-csi-driver"),
  rules: [
    allow("get list watch create patch delete", "persistentvolumes"),
    allow("get list watch update", "persistentvolumeclaims"),
    allow(READ, "storageclasses csinodes volumeattachments", { group: "storage.k8s.io" }),
  ],
});

/** Ran charts with every right before GitOps; nothing runs as it any more, its token of five years still works. */
const chartInstaller = [
  serviceAccount("chart-installer", { born: 1900, listedSecrets: ["chart-installer-token-x7k2p"] }),
  clusterRoleBinding("chart-installer", {
    born: 1900,
    grants: "ClusterRole/cluster-admin",
    to: [account("kube-system/chart-installer")],
  }),
  tokenSecret("chart-installer-token-x7k2p", "chart-installer", { born: 1900, lastUsed: 610 }),
];

/** Left over from moving the payments database: a finished Job, a token, and a view of the whole cluster. */
const migrationHelper = [
  serviceAccount("migration-helper", { born: 390 }),
  tokenSecret("migration-helper-token", "migration-helper", { born: 385, lastUsed: 379 }),
  clusterRoleBinding("migration-helper-view", {
    born: 390,
    grants: "ClusterRole/view",
    to: [account("default/migration-helper")],
  }),
  workload("Job", "payments-migration-2", { born: 388, account: "migration-helper" }),
];

const people = [
  clusterRoleBinding("platform-oncall", {
    born: 1500,
    grants: "ClusterRole/cluster-admin",
    to: [group("tickets:platform-oncall")],
  }),
  clusterRoleBinding("jonas-incident", {
    born: 25,
    grants: "ClusterRole/cluster-admin",
    to: [user("jonas.beck@tickets.example")],
  }),
  clusterRoleBinding("support-readonly", {
    born: 90,
    grants: "ClusterRole/view",
    to: [group("tickets:support-readonly")],
  }),
];

/** Bound in several namespaces: what an image build needs to start the new image (story 7). */
const rollout = clusterRole("rollout", {
  born: 600,
  rules: [allow("get list patch", "deployments statefulsets", { group: "apps" })],
});

export const clusterWide = [
  namespace("default", { born: 1950 }, [migrationHelper]),
  kubeSystem(1950, [clusterAutoscaler, ebsDriver, chartInstaller]),
  platformFacts({
    born: 1950,
    account: "production",
    oidcId: "5B1F0C7E92A34D68B0E7F1A2C3D4E5F6",
    versions: ["v1.31.9-eks-595af52", { at: 30, version: "v1.33.4-eks-3025e55" }],
    mappings: [],
  }),
  people,
  rollout,
];
