import { byAccount, accountOfPod, unreadWorkloads } from "../running.ts";
import { calledAcross, calledHub } from "../called.ts";
import { edge } from "../element.ts";
import { hubOf, intoSpaces } from "../outward.ts";
import { mitre, threatMatrix } from "../references.ts";
import type { Way } from "../way.ts";

/** Who runs commands in a pod reads the token that lies in it. */
export const exec: Way = {
  id: "kubernetes/exec",
  clause: "can run commands in pods of",
  precondition:
    "It may create pods/exec or pods/attach, or change pods/ephemeralcontainers, where pods of the account run.",
  fix: "Take pods/exec, pods/attach and pods/ephemeralcontainers out of the role; give them for the time of an incident.",
  references: [
    "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources",
    mitre("T1609"),
    threatMatrix("Exec into container"),
  ],
  rights: ["exec"],

  *targets(cluster, space, name) {
    if (name === null) yield { to: hubOf(cluster, space, "exec") };
    else if (space === null) yield { to: calledHub(cluster, "pod", name) };
    else yield* accountOfPod(space, name);
  },

  *around(cluster) {
    yield* intoSpaces(exec, cluster, "exec");
    yield* calledAcross(exec, cluster, "pod", ["exec", "changePods"], accountOfPod);
    for (const space of cluster.spaces.values()) {
      const from = hubOf(cluster, space, "exec");
      for (const [to, [first]] of byAccount(space)) {
        yield edge(exec, from, { to }, first ? [{ alias: first.alias, place: null }] : []);
      }
      const unread = unreadWorkloads(cluster, space);
      if (unread.length > 0) yield edge(exec, from, { to: hubOf(cluster, space, "accounts"), unread }, []);
    }
  },
};
