import { surenessOf } from "../../systems/aws/reach/conditions.ts";
import { statementPlace } from "../../systems/aws/reach/evidence.ts";
import { type ReachWorld, reachWorldOf } from "../../systems/aws/reach/reach-world.ts";
import { limitsUnread } from "../../systems/aws/reach/unread.ts";
import { namedBy } from "../../systems/aws/trust/named-principals.ts";
import { decideStranger } from "../../systems/aws/trust/strangers.ts";
import type { Role } from "../../systems/aws/trust/world.ts";
import { objectOf, textOf } from "../../systems/content.ts";
import type { EdgeKind, GraphElement } from "../edge.ts";
import type { EstateFact, GraphJoin } from "../estate.ts";
import { type EksCluster, eksClusters } from "./eks-clusters.ts";

/** AWS's own agent on the nodes hands the role out. */
export const POD_IDENTITY: EdgeKind = {
  id: "join/pod-identity",
  clause: "is, in AWS,",
  precondition:
    "A pod identity association of the cluster names the service account, and the trust policy of the role lets EKS in.",
  fix: "Delete the association, or give it a role with fewer rights.",
  references: [
    "https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html",
    "https://attack.mitre.org/techniques/T1528/",
  ],
};

const SERVICE = "pods.eks.amazonaws.com";

/** Service accounts to the roles that associations of their clusters give them, where the roles' trust agrees. */
export const podIdentity: GraphJoin = {
  kinds: [POD_IDENTITY],
  *build(estate) {
    for (const cluster of eksClusters(estate)) yield* inCluster(cluster);
  },
};

function* inCluster({ aws, kubernetes }: EksCluster): Generator<GraphElement> {
  if (!aws || !kubernetes) return;
  const reach = reachWorldOf(aws.facts);
  for (const association of aws.facts.of("consumer", "pod-identity-association")) {
    const { cluster, namespace, serviceAccount } = objectOf(association.content.details);
    if (association.scope !== aws.cluster.scope || textOf(cluster) !== aws.cluster.name) continue;
    const role = reach.world.roles.get(textOf(association.content.role));
    if (!role) continue;
    const from = `kubernetes:${kubernetes.slug}:serviceaccount:${textOf(namespace)}/${textOf(serviceAccount)}`;
    yield* toRole(reach, from, association, role);
  }
}

function* toRole(reach: ReachWorld, from: string, { alias }: EstateFact, role: Role): Generator<GraphElement> {
  const named = role.trust
    ? [...namedBy(role.trust.policy).values()].find(
        (one) => one.named.kind === "service" && one.named.service === SERVICE,
      )
    : undefined;
  const unread = limitsUnread(reach.world, role.account);
  if (role.trust && !named) return;
  const decision = named && decideStranger(reach.world, role, { kind: "service", service: SERVICE });
  if (decision?.answer === "no") return;
  yield {
    kind: POD_IDENTITY.id,
    from,
    to: role.alias,
    ability: null,
    evidence: [
      { alias, place: null },
      ...(role.trust && named ? [{ alias: role.trust.id, place: statementPlace(named.statement) }] : []),
    ],
    ...surenessOf(decision ?? { answer: "unknown", conditions: [] }, [], unread),
  };
}
