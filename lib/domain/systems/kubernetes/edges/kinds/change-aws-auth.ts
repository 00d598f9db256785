import type { Space } from "../cluster.ts";
import { edge } from "../element.ts";
import type { Held } from "../holder.ts";
import { clusterHub } from "../outward.ts";
import { mitre } from "../references.ts";
import type { Way } from "../way.ts";

const HOME = "kube-system";
const CONFIG_MAP = "aws-auth";

/** One ConfigMap of EKS says which roles and users of AWS sign in as whom. */
export const changeAwsAuth: Way = {
  id: "kubernetes/change-aws-auth",
  clause: "can let any role of AWS sign in to",
  precondition: "It may update or patch the ConfigMap aws-auth in kube-system, and the cluster is one of EKS.",
  fix: "Let nobody but administrators write ConfigMaps in kube-system, and move to access entries, which no ConfigMap changes.",
  references: ["https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html", mitre("T1098.006")],

  *together(cluster, holder, space) {
    if (cluster.managed?.product !== "EKS" || (space !== null && space.name !== HOME)) return;
    const held = holder.held("changeConfigMaps", space).find((one) => isAwsAuth(one, space));
    if (!held) return;
    const words = "the cluster still lets aws-auth say who signs in, and it has some role or user of AWS";
    const target = { to: clusterHub(cluster, "everything"), conditions: [{ kind: "sign-in" as const, words }] };
    yield edge(changeAwsAuth, holder.key, target, held.evidence);
  },
};

function isAwsAuth({ name, bound }: Held, space: Space | null): boolean {
  return (name === null || name === CONFIG_MAP) && (space === null || bound.binding.namespace !== "");
}
