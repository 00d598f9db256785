import type { JsonObject } from "../facts/json.ts";
import { listOf, objectOf, textOf, textsOf } from "../systems/content.ts";
import type { ClusterDoor } from "./chain.ts";

interface DoorFact {
  alias: string;
  content: JsonObject;
}

/** How EKS says its clusters take principals of AWS: `API`, `CONFIG_MAP`, `API_AND_CONFIG_MAP`; null: not known. */
export interface ClusterModes {
  byArn: ReadonlyMap<string, string | null>;
  byIssuer: ReadonlyMap<string, string | null>;
}

/** The modes of clusters, by the `eks-cluster` resources an AWS collector read. */
export function clusterModes(clusters: Iterable<{ content: JsonObject }>): ClusterModes {
  const all = [...clusters].map(({ content }) => ({
    arn: textOf(content.arn),
    issuer: textOf(content.issuer),
    mode: textOf(content.authenticationMode) || null,
  }));
  return {
    byArn: new Map(all.map(({ arn, mode }) => [arn, mode])),
    byIssuer: new Map(all.filter(({ issuer }) => issuer !== "").map(({ issuer, mode }) => [issuer, mode])),
  };
}

/**
 * Clusters whose maker is an administrator whom no list shows: with access entries that is one of them, by `aws-auth` alone
 * it stands nowhere. By ARN.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/grant-k8s-access.html
 */
export function clustersOfUnknownMaker(clusters: Iterable<{ content: JsonObject }>): string[] {
  return [...clusters].flatMap(({ content }) => {
    const mode = textOf(content.authenticationMode);
    return content.creatorIsAdmin === false || mode === "API" || mode === "API_AND_CONFIG_MAP"
      ? []
      : [textOf(content.arn)];
  });
}

/**
 * What `aws-auth` of a cluster lets in, by the facts a Kubernetes collector read; what is invalid lets nobody in.
 * @param mode of the cluster: with `API` nobody reads its `aws-auth`
 * @see https://docs.aws.amazon.com/eks/latest/userguide/setting-up-access-entries.html
 */
export function awsAuthDoors(cluster: string, mappings: Iterable<DoorFact>, mode: string | null = null): ClusterDoor[] {
  if (mode === "API") return [];
  return [...mappings].flatMap(({ alias, content }) => {
    const principal = textOf(content.arn);
    if (principal === "" || content.invalid !== undefined) return [];
    const username = textOf(content.username);
    return [
      {
        ...{ cluster, by: "aws-auth" as const, evidence: alias, principal, policies: [] },
        username: username === "" ? null : username,
        groups: textsOf(content.groups),
      },
    ];
  });
}

/**
 * What the access entries of clusters let in, by the facts an AWS collector read.
 * @param nameOf the name a cluster goes by, from its ARN
 * @param modes of the clusters, by ARN: with `CONFIG_MAP` entries do not count
 * @see https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html
 */
export function accessEntryDoors(
  entries: Iterable<DoorFact>,
  nameOf: (clusterArn: string) => string,
  modes: ClusterModes["byArn"] = new Map(),
): ClusterDoor[] {
  return [...entries].flatMap(({ alias, content }) => {
    const principal = textOf(content.principal);
    if (principal === "" || modes.get(textOf(content.cluster)) === "CONFIG_MAP") return [];
    return [
      {
        ...{ cluster: nameOf(textOf(content.cluster)), by: "access-entry" as const, evidence: alias, principal },
        username: textOf(content.username) || null,
        groups: textsOf(content.groups),
        policies: listOf(content.policies).map((value) => {
          const policy = objectOf(value);
          const arn = textOf(policy.arn);
          return { name: arn.slice(arn.lastIndexOf("/") + 1), namespaces: textsOf(policy.namespaces) };
        }),
      },
    ];
  });
}
