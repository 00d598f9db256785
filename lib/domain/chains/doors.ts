import type { JsonObject } from "../facts/json.ts";
import { listOf, objectOf, textOf, textsOf } from "../systems/content.ts";
import type { ClusterDoor } from "./chain.ts";

interface DoorFact {
  alias: string;
  content: JsonObject;
}

/** What `aws-auth` of a cluster lets in, by the facts a Kubernetes collector read; what is invalid lets nobody in. */
export function awsAuthDoors(cluster: string, mappings: Iterable<DoorFact>): ClusterDoor[] {
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
 * @see https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html
 */
export function accessEntryDoors(entries: Iterable<DoorFact>, nameOf: (clusterArn: string) => string): ClusterDoor[] {
  return [...entries].flatMap(({ alias, content }) => {
    const principal = textOf(content.principal);
    if (principal === "") return [];
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
