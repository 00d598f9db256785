import { calledAcross, calledHub } from "../called.ts";
import type { Cluster, Space } from "../cluster.ts";
import { edge, type Target } from "../element.ts";
import { hubOf, intoSpaces } from "../outward.ts";
import { goodPractice, mitre, threatMatrix } from "../references.ts";
import { heldIn, secretKey } from "../secrets.ts";
import { unreadOf } from "../unread.ts";
import type { Way } from "../way.ts";

/** Who reads a Secret has what lies in it: the token of an account among others. */
export const readSecret: Way = {
  id: "kubernetes/read-secret",
  clause: "can read the Secret that holds",
  precondition: "It may get, list or watch Secrets: of a namespace, or by their names.",
  fix: "Name in resourceNames the Secrets it needs, and delete token Secrets: tokens made for pods end by themselves.",
  references: [goodPractice("listing-secrets"), mitre("T1552.007"), threatMatrix("List Kubernetes secrets")],
  rights: ["secrets"],

  *targets(cluster, space, name) {
    if (name === null) yield { to: hubOf(cluster, space, "secrets") };
    else if (space === null) yield { to: calledHub(cluster, "secret", name) };
    else yield* named(cluster, space, name);
  },

  *around(cluster) {
    yield* intoSpaces(readSecret, cluster, "secrets");
    for (const space of cluster.spaces.values()) {
      const from = hubOf(cluster, space, "secrets");
      for (const secret of space.secrets.values()) {
        const to = heldIn(cluster, secret.alias);
        yield edge(readSecret, from, { to }, [{ alias: secret.alias, place: null }]);
      }
      const unread = unreadOf(cluster, ["secrets"], space);
      if (unread.length > 0) yield edge(readSecret, from, { to: hubOf(cluster, space, "accounts"), unread }, []);
    }
    yield* calledAcross(readSecret, cluster, "secret", ["secrets"], (space, name) =>
      space.secrets.has(name) ? named(cluster, space, name) : [],
    );
  },
};

/** One Secret by its name: it is a resource of its own, and leads to what it holds. */
function* named(cluster: Cluster, space: Space, name: string): Generator<Target> {
  const to = secretKey(cluster, space, name);
  const unread = space.secrets.has(name) ? [] : unreadOf(cluster, ["secrets"], space);
  if (!space.secrets.has(name) && unread.length === 0) return;
  yield { to, ability: "secrets", unread };
  yield { to: heldIn(cluster, to), unread };
}
