import type { JsonObject } from "#lib/domain/facts/json.ts";
import { DAY, MINUTE, stamp } from "./clock.ts";
import { spread, suffix, uidOf } from "./identifiers.ts";
import { objectIn, pathOf, specOf, type KubernetesObject } from "./object.ts";

/** Nodes of a cluster: a DaemonSet has a pod on each. */
export const NODES = ["ip-10-4-11-27", "ip-10-4-27-180", "ip-10-4-42-9"].map(
  (node) => `${node}.eu-central-1.compute.internal`,
);
/** Pods listed of one workload: enough to show that they are folded into it. */
const MOST_PODS = 2;

/**
 * The ReplicaSets, Jobs and pods that the controllers would have made of the workloads by then.
 * A workload whose account does not exist has no pods: the server refuses them.
 */
export function running(objects: KubernetesObject[], time: Date): KubernetesObject[] {
  const accounts = new Set(objects.filter(({ kind }) => kind === "ServiceAccount").map(pathOf));
  return objects
    .flatMap((object) => madeFrom(object, time))
    .filter((made) => {
      const account = `${made.metadata.namespace}/${String(specOf(made)["serviceAccountName"])}`;
      return made.kind !== "Pod" || accounts.has(account);
    });
}

function madeFrom(object: KubernetesObject, time: Date): KubernetesObject[] {
  switch (object.kind) {
    case "Deployment": {
      const set = replicaSet(object);
      return [set, ...pods(set, time, replicasOf(object))];
    }
    case "CronJob": {
      const jobs = lastJob(object);
      return [...jobs, ...jobs.flatMap((job) => pods(job, time, 1))];
    }
    case "DaemonSet":
      return pods(object, time, NODES.length);
    case "StatefulSet":
    case "ReplicaSet":
    case "ReplicationController":
      return pods(object, time, replicasOf(object));
    case "Job":
      return pods(object, time, 1);
    default:
      return [];
  }
}

function replicaSet(deployment: KubernetesObject): KubernetesObject {
  const name = `${deployment.metadata.name}-${suffix(10, deployment.metadata.uid)}`;
  const { replicas = 1, selector = {}, template = {} } = specOf(deployment);
  const head = { apiVersion: "apps/v1", kind: "ReplicaSet", name, created: createdAt(deployment) };
  return madeBy(deployment, head, { spec: { replicas, selector, template } });
}

function lastJob(cronJob: KubernetesObject): KubernetesObject[] {
  const last = objectIn(cronJob.body["status"])["lastScheduleTime"];
  if (typeof last !== "string") return [];
  const created = new Date(last);
  const name = `${cronJob.metadata.name}-${created.getTime() / MINUTE}`;
  const spec = objectIn(objectIn(specOf(cronJob)["jobTemplate"])["spec"]);
  return [madeBy(cronJob, { apiVersion: "batch/v1", kind: "Job", name, created }, { spec })];
}

function pods(owner: KubernetesObject, time: Date, count: number): KubernetesObject[] {
  return Array.from({ length: count }, (_, number) => pod(owner, time, number));
}

function pod(owner: KubernetesObject, time: Date, number: number): KubernetesObject {
  const { uid, name } = owner.metadata;
  const template = objectIn(specOf(owner)["template"]);
  const spec = objectIn(template["spec"]);
  const done = owner.kind === "Job";
  const ordinal = owner.kind === "StatefulSet" ? String(number) : suffix(5, uid, time.getTime(), number);
  const node = NODES[owner.kind === "DaemonSet" ? number : spread(NODES.length, uid, number)] ?? "";
  const head = {
    apiVersion: "v1",
    kind: "Pod",
    name: `${name}-${ordinal}`,
    created: done ? createdAt(owner) : startedAt(owner, time, number),
  };
  const account = spec["serviceAccountName"] ?? "default";
  return madeBy(owner, head, {
    spec: { ...spec, serviceAccountName: account, nodeName: node },
    status: { phase: done ? "Succeeded" : "Running" },
  });
}

interface Head {
  apiVersion: string;
  kind: string;
  name: string;
  created: Date;
}

function madeBy(
  owner: KubernetesObject,
  { apiVersion, kind, name, created }: Head,
  body: JsonObject,
): KubernetesObject {
  const { namespace, uid, name: ownerName } = owner.metadata;
  const reference = { apiVersion: owner.apiVersion, kind: owner.kind, name: ownerName, uid };
  const metadata = {
    name,
    ...(namespace ? { namespace } : {}),
    uid: uidOf(uid, kind, name, stamp(created)),
    creationTimestamp: stamp(created),
    ownerReferences: [{ ...reference, controller: true, blockOwnerDeletion: true }],
  };
  return { apiVersion, kind, metadata, body };
}

/** Within the last twelve days, but never before its owner. */
function startedAt(owner: KubernetesObject, time: Date, number: number): Date {
  const recently = time.getTime() - spread((12 * DAY) / 1000, owner.metadata.uid, number) * 1000;
  return new Date(Math.max(recently, createdAt(owner).getTime()));
}

function replicasOf(object: KubernetesObject): number {
  return Math.min(Number(specOf(object)["replicas"] ?? 1), MOST_PODS);
}

function createdAt(object: KubernetesObject): Date {
  return new Date(object.metadata.creationTimestamp);
}
