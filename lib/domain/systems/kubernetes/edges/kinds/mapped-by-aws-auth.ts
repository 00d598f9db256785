import { edge } from "../element.ts";
import { bareKey, principalsIn } from "../principals.ts";
import { mitre } from "../references.ts";
import type { Way } from "../way.ts";

/** A role or user of AWS signs in as who aws-auth says. */
export const mappedByAwsAuth: Way = {
  id: "kubernetes/mapped-by-aws-auth",
  clause: "signs in as",
  precondition: "The ConfigMap aws-auth names its ARN, with a user or groups.",
  fix: "Take the role out of aws-auth, or give it an access entry with the policy and namespaces it needs.",
  references: ["https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html", mitre("T1078.004")],

  *around(cluster) {
    const { byKey } = principalsIn(cluster);
    for (const { key, also } of byKey.values()) {
      for (const one of also) {
        const to = byKey.get(one.key);
        if (one.by === "aws-auth" && to) yield edge(mappedByAwsAuth, key, { to: bareKey(cluster, to) }, one.evidence);
      }
    }
  },
};
