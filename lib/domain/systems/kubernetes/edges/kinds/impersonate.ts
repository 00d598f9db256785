import { accountNamed, type Cluster } from "../cluster.ts";
import { calledHub } from "../called.ts";
import { edge, type Target } from "../element.ts";
import type { Holder } from "../holder.ts";
import { clusterHub, existence, hubOf } from "../outward.ts";
import { bareKey, principalsIn, tokenKey, type Principal } from "../principals.ts";
import { goodPractice, mitre } from "../references.ts";
import { evidenceOfAll, widest } from "../together.ts";
import type { Way } from "../way.ts";

/** The API server lets some say whom they act as. */
export const impersonate: Way = {
  id: "kubernetes/impersonate",
  clause: "can act as",
  precondition: "It may impersonate users, service accounts, or groups together with either.",
  fix: "Name in resourceNames whom it acts as, and never system:masters.",
  references: [
    goodPractice("impersonate-verb"),
    mitre("T1078"),
    "https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/",
  ],
  rights: ["impersonateUsers", "impersonateAccounts"],

  *targets(cluster, space, name, right) {
    if (right === "impersonateUsers") {
      if (name === null) yield { to: clusterHub(cluster, "users") };
      else yield* subject(cluster, `user:${name}`);
    } else if (name === null) yield { to: hubOf(cluster, space, "accounts") };
    else if (space === null) yield { to: calledHub(cluster, "account", name) };
    else {
      const account = accountNamed(space, name);
      if (account) yield { to: tokenKey(cluster, account.key), ...existence(account) };
    }
  },

  /** Who names a group has to name a user or an account too. */
  *together(cluster, holder, space) {
    if (space !== null) return;
    const beside = besideGroups(cluster, holder);
    if (!beside) return;
    for (const held of holder.held("impersonateGroups", null)) {
      const evidence = evidenceOfAll([held, beside]);
      if (held.name === null) yield edge(impersonate, holder.key, { to: clusterHub(cluster, "groups") }, evidence);
      else
        for (const target of subject(cluster, `group:${held.name}`))
          yield edge(impersonate, holder.key, target, evidence);
    }
  },

  *around(cluster) {
    const from = clusterHub(cluster, "users");
    yield edge(impersonate, from, { to: hubOf(cluster, null, "accounts") }, []);
    for (const principal of principalsIn(cluster).byKey.values()) {
      if (isUser(principal)) yield edge(impersonate, from, { to: bareKey(cluster, principal) }, []);
      if (principal.subject?.startsWith("group:")) {
        yield edge(impersonate, clusterHub(cluster, "groups"), { to: principal.key }, []);
      }
    }
  },
};

function isUser({ subject }: Principal): boolean {
  return (subject?.startsWith("user:") ?? false) && !subject?.startsWith("user:system:serviceaccount:");
}

/** Whoever bindings mean by that word, as far as anything is known of them. */
function* subject(cluster: Cluster, word: string): Generator<Target> {
  const principal = principalsIn(cluster).bySubject.get(word);
  if (principal) yield { to: bareKey(cluster, principal) };
}

function besideGroups(cluster: Cluster, holder: Holder) {
  const anywhere = [null, ...cluster.spaces.values()];
  const users = widest(holder.held("impersonateUsers", null));
  if (users) return users;
  for (const space of holder.held("impersonateGroups", null).length > 0 ? anywhere : []) {
    const accounts = widest(holder.held("impersonateAccounts", space));
    if (accounts) return accounts;
  }
  return null;
}
