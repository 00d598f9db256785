import type { PermissionRule } from "#collectors/types.ts";

/** One rule of RBAC: as small as reading allows. */
export interface Access {
  /** API group; empty for the core group. */
  group: string;
  resources: readonly string[];
  verb: "get" | "list";
  /** The only objects it is about. */
  names?: readonly string[];
  /** The only namespace it is about; everything in the cluster otherwise. */
  namespace?: string;
}

/** A right of the permission manifest with what grants it. */
export interface Right extends PermissionRule {
  access: Access;
}

/** The only two whose content is read. */
export const READ_CONFIG_MAPS: readonly string[] = ["aws-auth", "kube-apiserver-legacy-service-account-token-tracking"];

const RBAC = "rbac.authorization.k8s.io";
const ADMISSION = "admissionregistration.k8s.io";

/** Without these an inventory of machine identities cannot be made. */
const REQUIRED: Right[] = [
  {
    id: "cluster",
    right: "get namespace kube-system",
    usedFor: "Tells this cluster from every other: the uid of kube-system is its identity for as long as it lives.",
    without: "Nothing can be read: whose facts they are would not be known.",
    need: "required",
    access: { group: "", resources: ["namespaces"], verb: "get", names: ["kube-system"] },
  },
  {
    id: "namespaces",
    right: "list namespaces",
    usedFor: "Which namespaces exist, their labels (environment, owner, Pod Security), and when one is gone.",
    without: "Environments and owners of namespaces are unknown, and what lived in a deleted namespace stays open.",
    need: "required",
    access: { group: "", resources: ["namespaces"], verb: "list" },
  },
  {
    id: "service-accounts",
    right: "list serviceaccounts",
    usedFor: "The machine identities of the cluster.",
    without: "There is no inventory: accounts are known only where a binding names them.",
    need: "required",
    access: { group: "", resources: ["serviceaccounts"], verb: "list" },
  },
  {
    id: "roles",
    right: "list roles",
    usedFor: "What a role of one namespace allows.",
    without: "What accounts may do inside a namespace is unknown.",
    need: "required",
    access: { group: RBAC, resources: ["roles"], verb: "list" },
  },
  {
    id: "cluster-roles",
    right: "list clusterroles",
    usedFor: "What a role of the whole cluster allows, built-in ones included.",
    without: "What most bindings grant is unknown.",
    need: "required",
    access: { group: RBAC, resources: ["clusterroles"], verb: "list" },
  },
  {
    id: "role-bindings",
    right: "list rolebindings",
    usedFor: "Who may act in one namespace.",
    without: "Whether an account may do something in a namespace cannot be answered with no.",
    need: "required",
    access: { group: RBAC, resources: ["rolebindings"], verb: "list" },
  },
  {
    id: "cluster-role-bindings",
    right: "list clusterrolebindings",
    usedFor: "Who may act in the whole cluster.",
    without: "Whether an account may do something cannot be answered with no, anywhere.",
    need: "required",
    access: { group: RBAC, resources: ["clusterrolebindings"], verb: "list" },
  },
];

const TEMPLATE_RISK =
  "The answer holds the whole pod template, literal environment values and commands included. They are dropped in " +
  "memory as the answer arrives.";

/** A listing of one kind of workload: what differs is where it is and what it tells. */
function workload(id: string, group: string, usedFor: string): Right {
  const resource = id.replaceAll("-", "");
  return {
    id,
    right: `list ${resource}`,
    usedFor,
    without: `Which ${id.replaceAll("-", " ")} use an account or a Secret is unknown, so nothing there counts as unused.`,
    risk: TEMPLATE_RISK,
    need: "recommended",
    access: { group, resources: [resource], verb: "list" },
  };
}

const WORKLOADS: Right[] = [
  workload("replica-sets", "apps", "Which deployment, or other controller, a pod belongs to."),
  workload("deployments", "apps", "Which deployments run as which account and use which Secrets."),
  workload("stateful-sets", "apps", "Which stateful sets run as which account and use which Secrets."),
  workload("daemon-sets", "apps", "Which accounts run on every node."),
  workload("jobs", "batch", "Which jobs run as which account and use which Secrets."),
  workload("cron-jobs", "batch", "Which scheduled jobs run as which account, even while none of them is running."),
  workload("replication-controllers", "", "Which replication controllers run as which account."),
  workload("pods", "", "What runs as which account without a controller, and which controllers others brought."),
];

const SURROUNDINGS: Right[] = [
  {
    id: "nodes",
    right: "list nodes",
    usedFor: "In which cloud account and region the cluster runs, and which nodes carry accounts: from providerID.",
    without: "The cluster cannot be joined with the cloud account it runs in.",
    need: "recommended",
    access: { group: "", resources: ["nodes"], verb: "list" },
  },
  {
    id: "admission-webhooks",
    right: "list validatingwebhookconfigurations, mutatingwebhookconfigurations",
    usedFor: "What admission stands between a right and its use, and who could change that.",
    without: "Whether a webhook would stop or change a workload is unknown.",
    need: "recommended",
    access: {
      group: ADMISSION,
      resources: ["validatingwebhookconfigurations", "mutatingwebhookconfigurations"],
      verb: "list",
    },
  },
  {
    id: "admission-policies",
    right: "list validatingadmissionpolicies, validatingadmissionpolicybindings",
    usedFor: "What admission policies forbid, and where.",
    without: "Whether a policy would stop a workload is unknown.",
    need: "recommended",
    access: {
      group: ADMISSION,
      resources: ["validatingadmissionpolicies", "validatingadmissionpolicybindings"],
      verb: "list",
    },
  },
  {
    id: "certificate-signing-requests",
    right: "list certificatesigningrequests",
    usedFor: "Which client certificates were issued, to whom and until when: they cannot be revoked.",
    without: "Identities that sign in by certificate stay unseen.",
    need: "recommended",
    access: { group: "certificates.k8s.io", resources: ["certificatesigningrequests"], verb: "list" },
  },
  {
    id: "config-maps",
    right: `get configmaps ${READ_CONFIG_MAPS.join(", ")} in kube-system`,
    usedFor:
      "On EKS, which AWS roles and users sign in, and as whom. Everywhere, since when the cluster notes the use of " +
      "tokens that never expire: without that, unused cannot be told.",
    without:
      "Who comes into the cluster by way of AWS is unknown, and a token without a last use may be merely unwatched.",
    need: "recommended",
    access: { group: "", resources: ["configmaps"], verb: "get", names: READ_CONFIG_MAPS, namespace: "kube-system" },
  },
];

const RUNNER_RISK =
  "The answer holds the whole pod template; of it only the account and what pods may on their node are kept.";

/** Of what GitHub's controllers bring runners up from. A cluster without the controller is granted nothing by it. */
const RUNNERS: Right[] = [
  {
    id: "runner-sets",
    right: "list autoscalingrunnersets",
    usedFor: "Which self-hosted runners of GitHub run here, and as which account their jobs do.",
    without: "On which host a runner runs is unknown: jobs of GitHub cannot be followed into the cluster.",
    risk: RUNNER_RISK,
    need: "recommended",
    access: { group: "actions.github.com", resources: ["autoscalingrunnersets"], verb: "list" },
  },
  {
    id: "runner-deployments",
    right: "list runnerdeployments",
    usedFor: "The same where the controller of before GitHub took it over brings runners up.",
    without: "Runners that the older controller brings up have no host.",
    risk: RUNNER_RISK,
    need: "recommended",
    access: { group: "actions.summerwind.dev", resources: ["runnerdeployments"], verb: "list" },
  },
];

const SECRETS: Right = {
  id: "secrets",
  right: "list secrets",
  usedFor:
    "Where credentials are kept, and which accounts have a token that never expires. Asked for as a table of names, " +
    "types, numbers of keys and ages: no value leaves the API server.",
  without: "Stored copies and tokens that never expire stay unseen.",
  risk: "Lets this credential read every secret's value; RBAC cannot separate it. Rollcall asks for names only.",
  need: "optional",
  access: { group: "", resources: ["secrets"], verb: "list" },
};

/** Id of the right below, which only adds to that of {@link SECRETS}. */
export const TOKENS_RIGHT = "token-secrets";

const TOKENS: Right = {
  id: TOKENS_RIGHT,
  right: "list secrets, metadata of service account tokens",
  usedFor:
    "Whose each token is that never expires, since when, and on which day it was last used. Needs the right to list " +
    "secrets as well, and no other.",
  without: "Such tokens are listed by name, without their account and their last use.",
  risk:
    "A token Secret that somebody made with kubectl apply may repeat its value in an annotation: that then leaves the " +
    "API server, and is dropped in memory as the answer arrives.",
  need: "optional",
  access: SECRETS.access,
};

/** The permission manifest: everything Rollcall can use, in the order it is shown. Nothing in it writes. */
export const RIGHTS: readonly Right[] = [...REQUIRED, ...WORKLOADS, ...SURROUNDINGS, ...RUNNERS, SECRETS, TOKENS];

/** @throws Error for an id that no right has: a programmer's mistake */
export function rightOf(id: string): Right {
  const right = RIGHTS.find((candidate) => candidate.id === id);
  if (!right) throw new Error(`No right is called ${id}`);
  return right;
}
