import type { Normalize } from "./facts.ts";
import type { SliceId } from "./manifest.ts";
import { admissionPolicies, admissionPolicyBindings } from "./slices/admission-policies.ts";
import { certificates } from "./slices/certificates.ts";
import { cluster } from "./slices/cluster.ts";
import { clusterRoleBindings } from "./slices/cluster-role-bindings.ts";
import { clusterRoles } from "./slices/cluster-roles.ts";
import { configMaps } from "./slices/config-maps.ts";
import { cronJobs } from "./slices/cron-jobs.ts";
import { daemonSets } from "./slices/daemon-sets.ts";
import { deployments } from "./slices/deployments.ts";
import { jobs } from "./slices/jobs.ts";
import { namespaces } from "./slices/namespaces.ts";
import { nodes } from "./slices/nodes.ts";
import { pods } from "./slices/pods.ts";
import { replicaSets } from "./slices/replica-sets.ts";
import { replicationControllers } from "./slices/replication-controllers.ts";
import { roleBindings } from "./slices/role-bindings.ts";
import { roles } from "./slices/roles.ts";
import { secrets } from "./slices/secrets.ts";
import { runnerDeployments, runnerSets } from "./slices/runner-sets.ts";
import { serviceAccounts } from "./slices/service-accounts.ts";
import { statefulSets } from "./slices/stateful-sets.ts";
import { mutatingWebhooks, validatingWebhooks } from "./slices/webhooks.ts";

/** For each kind of slice, what turns objects into its facts. */
export const NORMALIZERS: Record<SliceId, Normalize> = {
  namespaces,
  "service-accounts": serviceAccounts,
  roles,
  "cluster-roles": clusterRoles,
  "role-bindings": roleBindings,
  "cluster-role-bindings": clusterRoleBindings,
  "replica-sets": replicaSets,
  deployments,
  "stateful-sets": statefulSets,
  "daemon-sets": daemonSets,
  jobs,
  "cron-jobs": cronJobs,
  "replication-controllers": replicationControllers,
  pods,
  secrets,
  cluster,
  nodes,
  certificates,
  "validating-webhooks": validatingWebhooks,
  "mutating-webhooks": mutatingWebhooks,
  "admission-policies": admissionPolicies,
  "admission-policy-bindings": admissionPolicyBindings,
  "config-maps": configMaps,
  "runner-sets": runnerSets,
  "runner-deployments": runnerDeployments,
};
