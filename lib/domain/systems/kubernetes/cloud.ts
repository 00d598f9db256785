import type { JsonObject } from "../../facts/json.ts";
import type { PlatformFact } from "../system.ts";
import { textOf, textsOf } from "../content.ts";

/** Kinds of the facts that say what a cluster is. */
export const PLATFORM_KINDS = ["cluster", "node-cloud"] as const;

/** A cluster that a cloud runs. */
export interface ManagedCluster {
  product: "EKS" | "GKE" | "AKS";
  region: string;
  /** Where the issuer says it: the project of Google. */
  account: string | null;
  name: string | null;
}

/**
 * Which cloud's product a cluster is, by who issues its tokens: the one thing that nobody else can be.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
 * @see https://learn.microsoft.com/azure/aks/use-oidc-issuer
 */
export function managedCluster(issuer: string): ManagedCluster | null {
  const eks = /^https:\/\/oidc\.eks\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/id\//.exec(issuer);
  if (eks?.[1] !== undefined) return { product: "EKS", region: eks[1], account: null, name: null };
  const gke =
    /^https:\/\/container\.googleapis\.com\/v1\/projects\/([^/]+)\/(?:locations|zones)\/([^/]+)\/clusters\/([^/]+)$/.exec(
      issuer,
    );
  if (gke?.[2] !== undefined) return { product: "GKE", region: gke[2], account: gke[1] ?? null, name: gke[3] ?? null };
  const aks = /^https:\/\/([a-z0-9]+)\.oic\.prod-aks\.azure\.com\//.exec(issuer);
  return aks?.[1] === undefined ? null : { product: "AKS", region: aks[1], account: null, name: null };
}

/** What authorizes beside roles on a cloud's clusters, and for whom: service accounts are never meant. */
const BESIDE_ROLES: Record<ManagedCluster["product"], string> = {
  EKS: "on EKS, access policies authorize beside roles",
  GKE: "on GKE, Google Cloud IAM authorizes beside roles",
  AKS: "on AKS, Azure role assignments may authorize beside roles",
};

/** What authorizes beside the roles of a cluster, in a clause; `null`: nothing; `undefined`: not known what it is. */
export function besideRoles(platform: readonly PlatformFact[]): string | null | undefined {
  const cluster = clusterOf(platform);
  if (!cluster) return undefined;
  const managed = managedCluster(textOf(cluster.issuer));
  return managed ? BESIDE_ROLES[managed.product] : null;
}

const PROVIDERS = new Map([
  ["aws", "AWS"],
  ["gce", "Google Cloud"],
  ["azure", "Azure"],
]);

/** What a cluster is and where it runs: `EKS v1.33.1 in eu-west-1`; null where nothing was read about it. */
export function platformWords(platform: readonly PlatformFact[]): string | null {
  const cluster = clusterOf(platform);
  const clouds = platform.filter(({ kind }) => kind === "node-cloud").map(({ content }) => content);
  if (!cluster && clouds.length === 0) return null;
  const managed = managedCluster(textOf(cluster?.issuer));
  // Without what the builder adds: the sentence is for people, the fact has it all.
  const version = /^v?\d+(?:\.\d+)*/.exec(textOf(cluster?.version))?.[0] ?? "";
  const what = `${managed?.product ?? "Kubernetes"}${version === "" ? "" : ` ${version}`}`;
  if (clouds.length > 0) return `${what}, nodes ${clouds.map((cloud) => cloudWords(cloud, managed)).join(" and ")}`;
  return managed ? `${what} in ${managed.region}` : what;
}

function cloudWords(cloud: JsonObject, managed: ManagedCluster | null): string {
  const provider = textOf(cloud.provider);
  const account = textOf(cloud.account);
  const regions = textsOf(cloud.regions);
  const on = managed ? [] : [`on ${PROVIDERS.get(provider) ?? provider}`];
  const places = regions.length > 0 ? [`in ${regions.join(", ")}`] : managed ? [`in ${managed.region}`] : [];
  return [...on, ...(account === "" ? [] : [`of ${account}`]), ...places].join(" ");
}

function clusterOf(platform: readonly PlatformFact[]): JsonObject | undefined {
  return platform.find(({ kind }) => kind === "cluster")?.content;
}
