import type { Fact } from "#lib/domain/facts/fact.ts";
import type { AccessEntryContent, EksClusterContent } from "#lib/domain/systems/aws/facts.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { aliasOfPrincipal, partsOf } from "../names.ts";
import { consumerFact } from "./compute.ts";
import { arnAlias, eachRow, factIn, given, labelsOf, sorted, type RowView } from "./view.ts";

export const clusters = eachRow<DocumentOf<"clusters">>(
  ({ arn }) => arn,
  (row, cluster) => [
    factIn(row, "resource", "eks-cluster", {
      key: cluster.arn,
      alias: arnAlias(row, "eks-cluster", cluster.arn),
      name: cluster.name,
      content: given<EksClusterContent>({
        arn: cluster.arn,
        region: row.region,
        issuer: cluster.identity?.oidc?.issuer ?? null,
        endpoint: cluster.endpoint ?? null,
        version: cluster.version ?? null,
        authenticationMode: cluster.accessConfig?.authenticationMode ?? null,
        creatorIsAdmin: cluster.accessConfig?.bootstrapClusterCreatorAdminPermissions ?? undefined,
        role: cluster.roleArn ?? undefined,
        created: cluster.createdAt ?? undefined,
        labels: labelsOf(cluster.tags),
      }),
    }),
  ],
);

type ClusterAccess = DocumentOf<"access-entries">;

/** Who gets into a cluster beside its RBAC, and which service accounts take a role. */
export const accessEntries = eachRow<ClusterAccess>(
  ({ clusterArn }) => clusterArn,
  (row, access) => ["principalArn" in access ? entryFact(row, access) : podIdentityFact(row, access)],
);

function entryFact(row: RowView, entry: Extract<ClusterAccess, { principalArn: string }>): Fact {
  const { clusterArn: cluster, principalArn: principal, policies } = entry;
  const container = arnAlias(row, "eks-cluster", cluster);
  const identity = aliasOfPrincipal(row.partition, principal);
  const rows = policies.map(({ policyArn: arn, accessScope: { type, namespaces } }) => {
    return { arn, scope: type, namespaces: sorted(namespaces ?? []) };
  });
  const ordered = rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return factIn(row, "attachment", "eks-access-entry", {
    key: `${cluster} ${principal}`,
    alias: `${container}#${principal}`,
    name: entry.username ?? principal,
    refs: { container, ...(identity === null ? {} : { identity }) },
    content: {
      cluster,
      principal,
      type: entry.type ?? "STANDARD",
      username: entry.username ?? null,
      groups: sorted(entry.kubernetesGroups ?? []),
      policies: ordered,
    } satisfies AccessEntryContent,
  });
}

function podIdentityFact(row: RowView, association: Exclude<ClusterAccess, { principalArn: string }>): Fact {
  const { associationArn: arn, clusterArn, namespace, serviceAccount } = association;
  return consumerFact(row, "pod-identity-association", {
    key: arn,
    alias: arnAlias(row, "pod-identity-association", arn),
    name: `${namespace}/${serviceAccount}`,
    arn,
    role: association.roleArn,
    details: given({
      cluster: partsOf(clusterArn).resource.replace(/^cluster\//, ""),
      namespace,
      serviceAccount,
      targetRole: association.targetRoleArn ?? undefined,
    }),
  });
}
