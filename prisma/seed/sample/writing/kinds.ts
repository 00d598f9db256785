/** Every kind that is listed, in the order of its slices: the path's last part, and what it lists. */
const LISTED_KINDS = {
  namespaces: "Namespace",
  "service-accounts": "ServiceAccount",
  roles: "Role",
  "cluster-roles": "ClusterRole",
  "role-bindings": "RoleBinding",
  "cluster-role-bindings": "ClusterRoleBinding",
  pods: "Pod",
  "replica-sets": "ReplicaSet",
  deployments: "Deployment",
  "stateful-sets": "StatefulSet",
  "daemon-sets": "DaemonSet",
  jobs: "Job",
  "cron-jobs": "CronJob",
  "replication-controllers": "ReplicationController",
  secrets: "Secret",
  cluster: "ClusterFacts",
  nodes: "Node",
  certificates: "CertificateSigningRequest",
  "validating-webhooks": "ValidatingWebhookConfiguration",
  "mutating-webhooks": "MutatingWebhookConfiguration",
  "admission-policies": "ValidatingAdmissionPolicy",
  "admission-policy-bindings": "ValidatingAdmissionPolicyBinding",
  "config-maps": "ConfigMap",
  "runner-sets": "AutoscalingRunnerSet",
  "runner-deployments": "RunnerDeployment",
} as const;

const LISTING_OF = new Map<string, string>(Object.entries(LISTED_KINDS).map(([listing, kind]) => [kind, listing]));

/** The listings in the order of their slices. */
export const LISTINGS: readonly string[] = Object.keys(LISTED_KINDS);

/** The listing a kind of object is found in. */
export function listingOf(kind: string): string {
  const listing = LISTING_OF.get(kind);
  if (!listing) throw new Error(`${kind} is no kind that an export lists`);
  return listing;
}
