import { edge } from "../element.ts";
import { tokenKey } from "../principals.ts";
import { mitre } from "../references.ts";
import { heldIn, secretKey } from "../secrets.ts";
import type { Way } from "../way.ts";

/** Pods are given Secrets by name; whoever is the workload has what lies in them. */
export const takeSecret: Way = {
  id: "kubernetes/take-secret",
  clause: "is given the Secret that holds",
  precondition: "A workload that runs as it takes the Secret, as a file or a variable.",
  fix: "Take the Secret out of the pod template if the program can sign in without it.",
  references: ["https://kubernetes.io/docs/concepts/configuration/secret/#use-cases", mitre("T1552.007")],

  *around(cluster) {
    for (const space of cluster.spaces.values()) {
      for (const { alias, account, secrets } of space.workloads) {
        for (const name of account === null ? [] : secrets) {
          const secret = secretKey(cluster, space, name);
          const to = heldIn(cluster, secret);
          if (account === null || to === tokenKey(cluster, account) || !space.secrets.has(name)) continue;
          yield edge(takeSecret, account, { to }, [
            { alias, place: null },
            { alias: secret, place: null },
          ]);
        }
      }
    }
  },
};
