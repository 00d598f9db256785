import type { Json, JsonObject } from "#lib/domain/facts/json.ts";
import { entry, type Common, type DaysAgo, type Entry } from "./entry.ts";

/** Kinds that run pods, by the API group they belong to. */
const WORKLOAD_VERSIONS = {
  Deployment: "apps/v1",
  StatefulSet: "apps/v1",
  DaemonSet: "apps/v1",
  ReplicaSet: "apps/v1",
  ReplicationController: "v1",
  CronJob: "batch/v1",
  Job: "batch/v1",
  Pod: "v1",
} as const;

export type WorkloadKind = keyof typeof WORKLOAD_VERSIONS;

export interface WorkloadOptions extends Common {
  /** The service account it runs as; absent: the namespace's `default`. */
  account?: string;
  replicas?: number;
  /** Only for CronJobs: once a night unless said. */
  schedule?: string;
  /** Only for CronJobs: when it last succeeded; absent: at its last run. */
  lastUsed?: DaysAgo;
  /** Secrets its environment comes from. */
  secrets?: string[];
  automount?: boolean;
  /** A token of one hour instead of the mounted one. */
  boundToken?: boolean;
  privileged?: boolean;
  hostNetwork?: boolean;
  /** A path of the node it mounts. */
  hostPath?: string;
}

/** A workload of any kind. */
export function workload(kind: WorkloadKind, name: string, options: WorkloadOptions): Entry {
  const labels = { "app.kubernetes.io/name": name, ...options.labels };
  const body = bodyOf(kind, name, options);
  return { ...entry(WORKLOAD_VERSIONS[kind], kind, name, { ...options, labels }, body), lastUsed: options.lastUsed };
}

interface RunnerSetOptions extends Common {
  account: string;
  /** Address of the organization or repository. */
  registersAt: string;
  group: string;
  most: number;
}

/** What GitHub's controller brings self-hosted runners up from. */
export function runnerSet(name: string, { account, registersAt, group, most, ...common }: RunnerSetOptions): Entry {
  const spec = {
    ...{ githubConfigUrl: registersAt, githubConfigSecret: `${name}-runner-app`, runnerGroup: group },
    ...{ minRunners: 0, maxRunners: most },
    template: {
      spec: { serviceAccountName: account, containers: [{ name: "runner", image: "registry.tickets.example/runner" }] },
    },
  };
  return entry("actions.github.com/v1alpha1", "AutoscalingRunnerSet", name, common, { spec });
}

function bodyOf(kind: WorkloadKind, name: string, options: WorkloadOptions): JsonObject {
  const { replicas = 2, schedule = "20 2 * * *" } = options;
  const podLabels = { "app.kubernetes.io/name": name };
  const template = { metadata: { labels: podLabels }, spec: podSpec(kind, name, options) };
  const selector = { matchLabels: podLabels };
  switch (kind) {
    case "Pod":
      return { spec: template.spec };
    case "Job":
      return { spec: { template } };
    case "CronJob":
      return { spec: { schedule, jobTemplate: { spec: { template } } } };
    case "DaemonSet":
      return { spec: { selector, template } };
    case "ReplicationController":
      return { spec: { replicas, selector: podLabels, template } };
    case "StatefulSet":
      return { spec: { replicas, serviceName: name, selector, template } };
    default:
      return { spec: { replicas, selector, template } };
  }
}

function podSpec(kind: WorkloadKind, name: string, options: WorkloadOptions): JsonObject {
  const container: JsonObject = { name, image: `registry.tickets.example/${name}:stable` };
  if (options.secrets) container["envFrom"] = options.secrets.map((secret) => ({ secretRef: { name: secret } }));
  if (options.privileged) container["securityContext"] = { privileged: true };
  if (options.hostPath) container["volumeMounts"] = [{ name: "node", mountPath: "/host" }];
  const spec: JsonObject = { containers: [container] };
  if (kind === "Job" || kind === "CronJob") spec["restartPolicy"] = "OnFailure";
  if (options.account) spec["serviceAccountName"] = options.account;
  if (options.automount !== undefined) spec["automountServiceAccountToken"] = options.automount;
  if (options.hostNetwork) spec["hostNetwork"] = true;
  const volumes = volumesOf(options);
  if (volumes.length > 0) spec["volumes"] = volumes;
  return spec;
}

function volumesOf({ hostPath, boundToken }: WorkloadOptions): Json[] {
  const volumes: Json[] = [];
  if (hostPath) volumes.push({ name: "node", hostPath: { path: hostPath } });
  if (boundToken) {
    const source = { serviceAccountToken: { path: "token", expirationSeconds: 3600 } };
    volumes.push({ name: "bound-token", projected: { sources: [source] } });
  }
  return volumes;
}
