import { z } from "zod";
import { Arn, document, Flag, Id, listOf, Name, Tags, Time, Word } from "./parts.ts";

/** `DescribeCluster` of EKS. */
export const Cluster = document({
  name: Name,
  arn: Arn,
  version: Word.nullish(),
  endpoint: Name.nullish(),
  roleArn: Arn.nullish(),
  createdAt: Time.nullish(),
  identity: z.object({ oidc: z.object({ issuer: Name.nullish() }).nullish() }).nullish(),
  accessConfig: z
    .object({ authenticationMode: Word.nullish(), bootstrapClusterCreatorAdminPermissions: Flag })
    .nullish(),
  tags: Tags.nullish(),
});

const AccessPolicy = z.object({
  policyArn: Arn,
  accessScope: z.object({ type: z.enum(["cluster", "namespace"]), namespaces: listOf(Name).nullish() }),
});

/** `DescribeAccessEntry` with `ListAssociatedAccessPolicies`. */
const AccessEntry = document({
  clusterArn: Arn,
  principalArn: Arn,
  type: Word.nullish(),
  username: Name.nullish(),
  kubernetesGroups: listOf(Name).nullish(),
  policies: listOf(AccessPolicy),
});

/** `DescribePodIdentityAssociation`. */
const PodIdentityAssociation = document({
  clusterArn: Arn,
  associationArn: Arn,
  associationId: Id,
  namespace: Name,
  serviceAccount: Name,
  roleArn: Arn,
  targetRoleArn: Arn.nullish(),
});

/** Who gets into a cluster beside its RBAC, and which of its service accounts take a role. */
export const ClusterAccess = z.union([AccessEntry, PodIdentityAssociation]);
