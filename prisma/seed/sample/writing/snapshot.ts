import type { JsonObject } from "#lib/domain/facts/json.ts";
import { ACCOUNT_NAME, TOKEN_TYPE } from "#prisma/seed/sample/model/accounts.ts";
import type { Cluster, Reading } from "#prisma/seed/sample/model/cluster.ts";
import { flatten, isAlive, type Entry } from "#prisma/seed/sample/model/entry.ts";
import { aggregate } from "./aggregate.ts";
import { DAY, daysBefore, earlier, readAt, stamp } from "./clock.ts";
import { lastRun } from "./cron.ts";
import { spread, uidOf } from "./identifiers.ts";
import { objectIn, pathOf, type KubernetesObject, type ObjectMetadata } from "./object.ts";
import { running } from "./running.ts";

/** A cluster as it was when it was read. */
export interface Snapshot {
  readAt: Date;
  /** The provider's id of the cluster: the uid of `kube-system`. */
  trustDomain: string;
  objects: KubernetesObject[];
}

/** Everything a cluster listed at one reading: what the data files say was there, and what the server made of it. */
export function takeSnapshot(cluster: Cluster, reading: Reading, now: Date): Snapshot {
  const time = readAt(now, reading);
  const daysAgo = (now.getTime() - time.getTime()) / DAY;
  const alive = flatten(cluster.entries).filter((entry) => isAlive(entry.life, daysAgo));
  const declared = linkTokens(alive.map((entry) => toObject(entry, cluster.slug, now, time)));
  const settled = aggregate(declared);
  const objects = [...settled, ...running(settled, time)];
  const kubeSystem = objects.find(({ kind, metadata }) => kind === "Namespace" && metadata.name === "kube-system");
  if (!kubeSystem) throw new Error(`${cluster.slug} has no namespace kube-system`);
  return { readAt: time, trustDomain: kubeSystem.metadata.uid, objects };
}

function toObject(entry: Entry, slug: string, now: Date, time: Date): KubernetesObject {
  const { apiVersion, kind, namespace, name, life, body } = entry;
  const uid = uidOf(slug, kind, namespace ?? "", name, life.born);
  const used = entry.lastUsed === undefined ? undefined : earlier(daysBefore(now, entry.lastUsed), time);
  const noted = kind === "Secret" && used ? { [LAST_USED]: stamp(used).slice(0, 10) } : undefined;
  const metadata = {
    name,
    ...(namespace ? { namespace } : {}),
    uid,
    creationTimestamp: stamp(bornAt(entry, uid, now)),
    ...(entry.labels || noted ? { labels: { ...entry.labels, ...noted } } : {}),
    ...(entry.annotations ? { annotations: { ...entry.annotations } } : {}),
  };
  if (kind === "ConfigMap") return { apiVersion, kind, metadata, body: datedFrom(body, metadata) };
  if (kind !== "CronJob") return { apiVersion, kind, metadata, body };
  return { apiVersion, kind, metadata, body: { ...body, status: lastRuns(body, metadata, time, used) } };
}

/** Stands in the data of a ConfigMap for the day it was made. */
export const BORN_DAY = "the day it was made";

function datedFrom(body: JsonObject, { creationTimestamp }: ObjectMetadata): JsonObject {
  const entries = Object.entries(objectIn(body["data"]));
  const day = creationTimestamp.slice(0, 10);
  return { ...body, data: Object.fromEntries(entries.map(([key, value]) => [key, value === BORN_DAY ? day : value])) };
}

/** Label by which the server notes, to the day, that a token was used. */
const LAST_USED = "kubernetes.io/legacy-token-last-used";

/** Some hour of its day, so that a cluster does not look made in a second; tokens exactly, as the truth table says. */
function bornAt({ body, life }: Entry, uid: string, now: Date): Date {
  const born = daysBefore(now, life.born);
  if (body["type"] === TOKEN_TYPE) return born;
  return new Date(born.getTime() - spread(DAY / 1000, uid) * 1000);
}

function lastRuns(body: JsonObject, metadata: ObjectMetadata, time: Date, lastSuccess: Date | undefined): JsonObject {
  const last = lastRun(String(objectIn(body["spec"])["schedule"]), time);
  if (last < new Date(metadata.creationTimestamp)) return {};
  return { lastScheduleTime: stamp(last), lastSuccessfulTime: stamp(lastSuccess ? earlier(lastSuccess, last) : last) };
}

/** Beside the account's name a token Secret carries its uid, which only the snapshot knows. */
function linkTokens(objects: KubernetesObject[]): KubernetesObject[] {
  const uids = new Map<string, string>();
  for (const object of objects) if (object.kind === "ServiceAccount") uids.set(pathOf(object), object.metadata.uid);
  return objects.map((object) => {
    const { metadata, body } = object;
    if (body["type"] !== TOKEN_TYPE) return object;
    const uid = uids.get(`${metadata.namespace}/${metadata.annotations?.[ACCOUNT_NAME]}`);
    if (!uid) throw new Error(`${pathOf(object)} is a token of an account that does not exist`);
    const annotations = { ...metadata.annotations, "kubernetes.io/service-account.uid": uid };
    return { ...object, metadata: { ...metadata, annotations } };
  });
}
