import { setTimeout as sleep } from "node:timers/promises";
import { loadAll } from "js-yaml";
import type { ApiClient } from "#e2e/peers/kubernetes/api.ts";
import { grant } from "../grant.ts";
import { RIGHTS } from "../rights.ts";

const RBAC = "/apis/rbac.authorization.k8s.io/v1";
const ADMISSION = "/apis/admissionregistration.k8s.io/v1";

/** Where objects of a kind are made. */
const PATHS: Readonly<Record<string, (namespace: string) => string>> = {
  Namespace: () => "/api/v1/namespaces",
  ServiceAccount: (namespace) => `/api/v1/namespaces/${namespace}/serviceaccounts`,
  Secret: (namespace) => `/api/v1/namespaces/${namespace}/secrets`,
  ConfigMap: (namespace) => `/api/v1/namespaces/${namespace}/configmaps`,
  Pod: (namespace) => `/api/v1/namespaces/${namespace}/pods`,
  ReplicationController: (namespace) => `/api/v1/namespaces/${namespace}/replicationcontrollers`,
  Deployment: (namespace) => `/apis/apps/v1/namespaces/${namespace}/deployments`,
  ReplicaSet: (namespace) => `/apis/apps/v1/namespaces/${namespace}/replicasets`,
  StatefulSet: (namespace) => `/apis/apps/v1/namespaces/${namespace}/statefulsets`,
  DaemonSet: (namespace) => `/apis/apps/v1/namespaces/${namespace}/daemonsets`,
  Job: (namespace) => `/apis/batch/v1/namespaces/${namespace}/jobs`,
  CronJob: (namespace) => `/apis/batch/v1/namespaces/${namespace}/cronjobs`,
  Role: (namespace) => `${RBAC}/namespaces/${namespace}/roles`,
  RoleBinding: (namespace) => `${RBAC}/namespaces/${namespace}/rolebindings`,
  ClusterRole: () => `${RBAC}/clusterroles`,
  ClusterRoleBinding: () => `${RBAC}/clusterrolebindings`,
  Node: () => "/api/v1/nodes",
  ValidatingWebhookConfiguration: () => `${ADMISSION}/validatingwebhookconfigurations`,
  MutatingWebhookConfiguration: () => `${ADMISSION}/mutatingwebhookconfigurations`,
  ValidatingAdmissionPolicy: () => `${ADMISSION}/validatingadmissionpolicies`,
  CustomResourceDefinition: () => "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
  AutoscalingRunnerSet: (namespace) =>
    `/apis/actions.github.com/v1alpha1/namespaces/${namespace}/autoscalingrunnersets`,
  RunnerDeployment: (namespace) => `/apis/actions.summerwind.dev/v1alpha1/namespaces/${namespace}/runnerdeployments`,
  ValidatingAdmissionPolicyBinding: () => `${ADMISSION}/validatingadmissionpolicybindings`,
};

interface Seeded {
  kind: string;
  metadata: { name: string; namespace?: string; annotations?: object; labels?: object; ownerReferences?: object[] };
  [more: string]: unknown;
}

/** Makes an object, or an object like it, through the API. */
export async function create(admin: ApiClient, object: Seeded): Promise<void> {
  const path = PATHS[object.kind]?.(object.metadata.namespace ?? "");
  if (path === undefined) throw new Error(`nowhere to make a ${object.kind}`);
  const { status, body } = await admin.call({ method: "POST", path, body: object });
  // The default account and the like are made by controllers as well.
  if (status !== 201 && status !== 409)
    throw new Error(`${object.kind} ${object.metadata.name}: ${status} ${JSON.stringify(body)}`);
}

/** Values that must never leave the API server, and never arrive here. */
export const CANARIES = ["canary-data-7f3a", "canary-applied-91bc", "canary-key-name-5d20"];

const encoded = (text: string) => Buffer.from(text).toString("base64");

const POD = {
  serviceAccountName: "ci",
  containers: [
    {
      name: "main",
      image: "registry.example/a:1",
      env: [{ name: "PASSWORD", valueFrom: { secretKeyRef: { name: "db", key: "k" } } }],
    },
  ],
};
const LABELS = { labels: { app: "ci" } };
const WORKLOAD = { selector: { matchLabels: { app: "ci" } }, template: { metadata: LABELS, spec: POD } };
const ONCE = { template: { metadata: LABELS, spec: { ...POD, restartPolicy: "Never" } } };
const ROLLOUT = { apiVersion: "argoproj.io/v1alpha1", kind: "Rollout", name: "web", uid: "u-1", controller: true };

/** A cluster with something of every kind that is read, in two namespaces. */
export async function seedCluster(
  admin: ApiClient,
  namespaces: readonly string[] = ["payments", "checkout"],
): Promise<void> {
  for (const object of CLUSTER_WIDE) await create(admin, object);
  for (const { group, kind } of RUNNER_KINDS) await define(admin, group, kind);
  for (const namespace of namespaces) {
    for (const object of objectsOf(namespace)) await create(admin, object);
  }
}

/** What GitHub's two controllers bring runners up from. */
const RUNNER_KINDS = [
  { group: "actions.github.com", kind: "AutoscalingRunnerSet" },
  { group: "actions.summerwind.dev", kind: "RunnerDeployment" },
];

/** Makes a kind of objects, of whatever content, and waits until the server serves it. */
async function define(admin: ApiClient, group: string, kind: string): Promise<void> {
  const [singular, plural] = [kind.toLowerCase(), `${kind.toLowerCase()}s`];
  const schema = { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } };
  await create(admin, {
    ...{ apiVersion: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition" },
    metadata: { name: `${plural}.${group}` },
    spec: {
      ...{ group, scope: "Namespaced", names: { kind, singular, plural, listKind: `${kind}List` } },
      versions: [{ name: "v1alpha1", served: true, storage: true, schema }],
    },
  });
  for (;;) {
    const { status } = await admin.call({ path: `/apis/${group}/v1alpha1/${plural}` });
    if (status === 200) return;
    await sleep(100);
  }
}

/** What asks a host whose address holds a secret, and hears about nothing that is made here. */
const WEBHOOKS = [
  {
    name: "check.example.org",
    clientConfig: { url: "https://hooks.example.org/check/canary-in-path" },
    rules: [{ apiGroups: ["example.org"], apiVersions: ["v1"], operations: ["CREATE"], resources: ["things"] }],
    sideEffects: "None",
    admissionReviewVersions: ["v1"],
  },
];

const CLUSTER_WIDE: readonly Seeded[] = [
  { kind: "Node", metadata: { name: "node-1" }, spec: { providerID: "aws:///eu-west-1a/i-0123456789abcdef0" } },
  { kind: "ValidatingWebhookConfiguration", metadata: { name: "check" }, webhooks: WEBHOOKS },
  { kind: "MutatingWebhookConfiguration", metadata: { name: "inject" }, webhooks: WEBHOOKS },
  {
    kind: "ValidatingAdmissionPolicy",
    metadata: { name: "no-latest" },
    spec: {
      matchConstraints: {
        resourceRules: [
          { apiGroups: ["example.org"], apiVersions: ["v1"], operations: ["CREATE"], resources: ["things"] },
        ],
      },
      validations: [{ expression: "true", message: "canary-in-message" }],
    },
  },
  {
    kind: "ValidatingAdmissionPolicyBinding",
    metadata: { name: "no-latest" },
    spec: { policyName: "no-latest", validationActions: ["Deny"] },
  },
  {
    kind: "ConfigMap",
    metadata: { name: "aws-auth", namespace: "kube-system" },
    data: {
      mapRoles:
        "# canary-in-comment\n- rolearn: arn:aws:iam::123456789012:role/deployer\n  username: deployer\n  groups: [ops]\n",
    },
  },
];

function objectsOf(namespace: string): Seeded[] {
  const named = (name: string, more: object = {}) => ({ name, namespace, ...more });
  const labels = { team: `team-${namespace}` };
  const subjects = [{ kind: "ServiceAccount", name: "ci", namespace }];
  const roleRef = (kind: string, name: string) => ({ apiGroup: "rbac.authorization.k8s.io", kind, name });
  const [value = "", applied = "", key = ""] = CANARIES;
  const annotations = { "kubectl.kubernetes.io/last-applied-configuration": `{"data":{"p":"${applied}"}}` };
  return [
    { kind: "Namespace", metadata: { name: namespace, labels } },
    { kind: "ServiceAccount", metadata: named("default") },
    { kind: "ServiceAccount", metadata: named("ci", { labels }) },
    { kind: "Role", metadata: named("reader"), rules: [{ apiGroups: [""], resources: ["secrets"], verbs: ["get"] }] },
    { kind: "RoleBinding", metadata: named("ci-reader"), subjects, roleRef: roleRef("Role", "reader") },
    {
      kind: "ClusterRoleBinding",
      metadata: { name: `ci-of-${namespace}` },
      subjects,
      roleRef: roleRef("ClusterRole", "view"),
    },
    { kind: "Secret", metadata: named("db", { annotations }), data: { [key]: encoded(value), k: encoded("v") } },
    {
      kind: "Secret",
      metadata: named("ci-token", { annotations: { "kubernetes.io/service-account.name": "ci" } }),
      type: "kubernetes.io/service-account-token",
    },
    { kind: "Deployment", metadata: named("web"), spec: WORKLOAD },
    { kind: "StatefulSet", metadata: named("db"), spec: { ...WORKLOAD, serviceName: "db" } },
    { kind: "DaemonSet", metadata: named("agent"), spec: WORKLOAD },
    { kind: "ReplicaSet", metadata: named("web-1", { ownerReferences: [ROLLOUT] }), spec: WORKLOAD },
    {
      kind: "ReplicationController",
      metadata: named("old"),
      spec: { selector: { app: "ci" }, template: WORKLOAD.template },
    },
    { kind: "Job", metadata: named("once"), spec: ONCE },
    { kind: "CronJob", metadata: named("nightly"), spec: { schedule: "0 1 * * *", jobTemplate: { spec: ONCE } } },
    { kind: "Pod", metadata: named("debug"), spec: POD },
    {
      ...{ apiVersion: "actions.github.com/v1alpha1", kind: "AutoscalingRunnerSet", metadata: named("arc") },
      spec: { githubConfigUrl: "https://github.com/acme", githubConfigSecret: "db", template: { spec: POD } },
    },
    {
      ...{ apiVersion: "actions.summerwind.dev/v1alpha1", kind: "RunnerDeployment", metadata: named("older") },
      spec: { template: { spec: { organization: "acme", labels: ["big"], serviceAccountName: "ci" } } },
    },
  ];
}

/** Applies exactly what the grant says, and answers a token of the account it makes. */
export function applyGrant(admin: ApiClient, permissions: readonly string[]): Promise<string> {
  return grantReader(admin, "rollcall-reader", permissions);
}

/** Applies the grant for an account of another name; required rights can be left out here. */
export async function grantReader(admin: ApiClient, name: string, permissions: readonly string[]): Promise<string> {
  const [document] = grant({ sourceSlug: "peer", permissions: RIGHTS.map(({ id }) => id) });
  const refused = RIGHTS.filter(({ id }) => !permissions.includes(id));
  const text = (document?.text ?? "").replaceAll("rollcall-reader", name);
  for (const object of loadAll(text) as Seeded[]) {
    const rules = object["rules"] as Rule[] | undefined;
    await create(
      admin,
      rules ? { ...object, rules: rules.filter((rule) => !refused.some((right) => isOf(rule, right))) } : object,
    );
  }
  return tokenOf(admin, "rollcall", name);
}

interface Rule {
  resources: string[];
  verbs: string[];
  resourceNames?: string[];
}

function isOf({ resources, verbs, resourceNames }: Rule, { access }: (typeof RIGHTS)[number]): boolean {
  const same = resources.join() === access.resources.join() && verbs.join() === access.verb;
  return same && (resourceNames ?? []).join() === (access.names ?? []).join();
}

/** Takes the rights of such an account away again. */
export async function removeReader(admin: ApiClient, name: string): Promise<void> {
  await admin.demand({ method: "DELETE", path: `${RBAC}/clusterrolebindings/${name}` });
}

/** A token of a service account. */
export async function tokenOf(admin: ApiClient, namespace: string, account: string): Promise<string> {
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`;
  const answer = await admin.demand({ method: "POST", path, body: { spec: { expirationSeconds: 7200 } } });
  return (answer as { status: { token: string } }).status.token;
}
