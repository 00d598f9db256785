import type { Ability } from "../ability.ts";

/** What an access policy of EKS gives in the namespaces it is for: abilities there, and what leads on from them. */
export interface AccessPolicy {
  /** As the hubs of a namespace are called, and those of all namespaces of a cluster. */
  hubs: readonly ("everything" | "run-workloads" | "exec" | "secrets" | "accounts")[];
  abilities: readonly Ability[];
}

const WORKLOADS = ["run-workloads", "exec", "secrets", "accounts"] as const;

/**
 * The access policies that people give out; those of AWS's own parts are for its own roles. Reviewed against the rules that
 * each has.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html
 */
export const ACCESS_POLICIES: Readonly<Record<string, AccessPolicy>> = {
  AmazonEKSClusterAdminPolicy: { hubs: ["everything"], abilities: [] },
  AmazonEKSAdminPolicy: { hubs: WORKLOADS, abilities: ["read", "write", "secrets", "execute", "admin"] },
  AmazonEKSEditPolicy: { hubs: WORKLOADS, abilities: ["read", "write", "secrets", "execute"] },
  AmazonEKSAdminViewPolicy: { hubs: ["secrets"], abilities: ["read", "secrets"] },
  AmazonEKSViewPolicy: { hubs: [], abilities: ["read"] },
  AmazonEKSSecretReaderPolicy: { hubs: ["secrets"], abilities: ["secrets"] },
};

/** Name of a policy by its ARN. */
export function accessPolicyName(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
