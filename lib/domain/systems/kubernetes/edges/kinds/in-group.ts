import { edge } from "../element.ts";
import { bareKey, leadsOn, principalsIn } from "../principals.ts";
import { mitre } from "../references.ts";
import type { Way } from "../way.ts";

/** Whoever is in a group has what the group is bound to. */
export const inGroup: Way = {
  id: "kubernetes/in-group",
  clause: "is in",
  precondition: "Everybody like it is in the group, or its certificate says so.",
  fix: "Bind roles to accounts by name: nobody chooses who joins the groups that everybody is in.",
  references: ["https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects", mitre("T1078")],

  /** Groups of everybody that give nothing are left out. */
  *around(cluster) {
    const { byKey } = principalsIn(cluster);
    const leading = new Map<string, boolean>();
    for (const principal of byKey.values()) {
      const bare = bareKey(cluster, principal);
      for (const { key: to, by, subject, evidence } of principal.also) {
        if (by === "kind" && !leading.has(subject)) leading.set(subject, leadsOn(cluster, subject));
        if (by !== "certificate" && !leading.get(subject)) continue;
        yield edge(inGroup, principal.key, { to }, evidence);
        if (by === "kind" && bare !== principal.key) yield edge(inGroup, bare, { to }, evidence);
      }
    }
  },
};
