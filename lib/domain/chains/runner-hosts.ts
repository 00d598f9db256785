import type { JsonObject } from "../facts/json.ts";
import { objectOf, textOf, textsOf } from "../systems/content.ts";
import { readAlias } from "../systems/github/aliases.ts";

/** What brings runners of GitHub up in a cluster, and as whom they run there. */
export interface RunnerSet {
  /** `AutoscalingRunnerSet` */
  kind: string;
  name: string;
  namespace: string;
  /** Slug of the cluster. */
  cluster: string;
  /** Alias of the service account its pods run as. */
  account: string;
  accountName: string;
  /** Where its runners register; null: nowhere that was understood. */
  at: { host: string | null; owner: string; repository: string | null } | null;
  /** Labels that each of its runners has. */
  labels: string[];
  /** Its runners take one job and end. */
  ephemeral: boolean;
}

/** A self-hosted runner as GitHub knows it. */
export interface Runner {
  host: string;
  owner: string;
  repository: string | null;
  labels: string[];
  /** Null: GitHub does not say. */
  ephemeral: boolean | null;
}

const SET_ALIAS = /^kubernetes:(?<cluster>[^:]+):[a-z]+:(?<namespace>[^/]+)\/(?<name>.+)$/s;

/** Reads a runner set from its fact; null when that is none. */
export function readRunnerSet({ alias, content }: { alias: string; content: JsonObject }): RunnerSet | null {
  const parts = SET_ALIAS.exec(alias)?.groups;
  if (!parts || content.runners === undefined) return null;
  const { cluster = "", namespace = "", name = "" } = parts;
  const runners = objectOf(content.runners);
  const at = objectOf(runners.at);
  const owner = textOf(at.owner);
  const scaleSet = textOf(runners.scaleSet);
  const accountName = textOf(content.serviceAccount);
  return {
    ...{ cluster, namespace, name, accountName, kind: textOf(content.kind) },
    account: `kubernetes:${cluster}:serviceaccount:${namespace}/${accountName}`,
    at: owner === "" ? null : { host: textOf(at.host) || null, owner, repository: textOf(at.repository) || null },
    labels: [...(scaleSet === "" ? [] : [scaleSet]), ...textsOf(runners.labels)],
    ephemeral: scaleSet !== "",
  };
}

/** Reads a runner from its fact; null for anything else. */
export function readRunner({ alias, content }: { alias: string; content: JsonObject }): Runner | null {
  const place = readAlias(alias);
  if (!place?.kind.endsWith("-runner")) return null;
  const { host, owner, repository } = place;
  const ephemeral = typeof content.ephemeral === "boolean" ? content.ephemeral : null;
  return { host, owner, repository, labels: textsOf(content.runsOn), ephemeral };
}

/**
 * Why a runner is one of a set's, in a sentence; null when nothing says so. Its name says nothing: anybody names a runner
 * as they like. Labels can be given to other runners of the same place too, and the sentence says that.
 */
export function whyOf(runner: Runner, set: RunnerSet): string | null {
  const { at } = set;
  if (!at || set.labels.length === 0) return null;
  if (at.host !== null && !same(at.host, runner.host)) return null;
  if (!same(at.owner, runner.owner) || !same(at.repository ?? "", runner.repository ?? "")) return null;
  if (set.ephemeral && runner.ephemeral === false) return null;
  const has = new Set(runner.labels.map((label) => label.toLowerCase()));
  if (!set.labels.every((label) => has.has(label.toLowerCase()))) return null;
  const place = at.repository === null ? at.owner : `${at.owner}/${at.repository}`;
  const where = at.host === null ? `${place}, on which GitHub it does not say` : `${at.host}/${place}`;
  const labels = set.labels.length === 1 ? "label" : "labels";
  return `By the ${labels} ${set.labels.join(", ")}, and because the set registers its runners at ${where}. A runner elsewhere could be given the same.`;
}

/** Names of hosts, owners and repositories hold whatever their case. */
function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
