import type { JsonObject } from "#lib/domain/facts/json.ts";

/** Whole days before now: `700` is 700 days ago. */
export type DaysAgo = number;

/**
 * When an object existed and when it looked the way this entry says.
 * A changed object is two entries of one birth; a re-created one is two entries of two births (and so two uids).
 */
export interface Life {
  born: DaysAgo;
  /** It looks like this only since then. Absent: since it was born. */
  from?: DaysAgo;
  /** It was deleted then, or looks different since then. Absent: it lives. */
  until?: DaysAgo;
}

/** One Kubernetes object as the data files say it; the writing adds what the API server would. */
export interface Entry {
  apiVersion: string;
  kind: string;
  /** Absent for cluster-wide kinds, and until {@link inNamespace} has said it. */
  namespace?: string;
  name: string;
  life: Life;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  /** Everything beside the metadata. */
  body: JsonObject;
  /** Tokens: the day the API server noted as last use. CronJobs: the last success. */
  lastUsed?: DaysAgo;
}

/** Entries as the data files nest them: a bundle is a list among single ones. */
export type Entries = readonly (Entry | Entries)[];

/** What every object can be given beside its kind and name. */
export interface Common extends Life {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

const CLUSTER_WIDE = new Set(["Namespace", "ClusterRole", "ClusterRoleBinding", "ClusterFacts", "Node"]);

/** Unfolds bundles into one flat list. */
export function flatten(entries: Entries): Entry[] {
  const flat: Entry[] = [];
  for (const entry of entries) {
    if ("kind" in entry) flat.push(entry);
    else flat.push(...flatten(entry));
  }
  return flat;
}

/** An entry from its kind and what the data file says of it. */
export function entry(apiVersion: string, kind: string, name: string, common: Common, body: JsonObject): Entry {
  const { born, from, until, labels, annotations } = common;
  return { apiVersion, kind, name, life: { born, from, until }, labels, annotations, body };
}

/** The same object through its changes, oldest first: the uid stays, the content does not. */
export function changed(first: Entry, ...changes: { at: DaysAgo; to: Entry }[]): Entry[] {
  const { born, until } = first.life;
  const versions = [{ at: born, to: first }, ...changes];
  return versions.map(({ at, to }, number) => {
    return { ...to, life: { born, from: at, until: versions[number + 1]?.at ?? until } };
  });
}

/** Puts entries into a namespace. Cluster-wide ones may stand among them; nothing outlives its namespace. */
export function inNamespace(namespace: string, until: DaysAgo | undefined, entries: Entries): Entry[] {
  return flatten(entries).map((one) => {
    if (CLUSTER_WIDE.has(one.kind)) return one;
    return { ...one, namespace, life: { ...one.life, until: earlier(one.life.until, until) } };
  });
}

/** Says whether the object existed and looked like this so many days ago. */
export function isAlive({ born, from = born, until }: Life, daysAgo: number): boolean {
  return daysAgo <= from && (until === undefined || daysAgo > until);
}

function earlier(one: DaysAgo | undefined, other: DaysAgo | undefined): DaysAgo | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.max(one, other);
}
