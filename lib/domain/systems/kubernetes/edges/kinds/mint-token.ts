import { existence, hubOf, intoSpaces, toAccounts } from "../outward.ts";
import { accountNamed } from "../cluster.ts";
import { calledAcross, calledHub } from "../called.ts";
import { tokenKey } from "../principals.ts";
import { goodPractice, mitre, threatMatrix } from "../references.ts";
import type { Way } from "../way.ts";

/** The API server gives a token of an account to whoever may ask for it. */
export const mintToken: Way = {
  id: "kubernetes/mint-token",
  clause: "can get a token of",
  precondition: "It may create serviceaccounts/token: for a namespace, or for accounts by their names.",
  fix: "Name in resourceNames the accounts it needs tokens of, or take the rule away: pods get theirs without it.",
  references: [goodPractice("token-request"), mitre("T1528"), threatMatrix("Container service account")],
  rights: ["tokens"],

  *targets(cluster, space, name) {
    if (name === null) yield { to: hubOf(cluster, space, "accounts") };
    else if (space === null) yield { to: calledHub(cluster, "account", name) };
    else {
      const account = accountNamed(space, name);
      if (account) yield { to: tokenKey(cluster, account.key), ...existence(account) };
    }
  },

  *around(cluster) {
    yield* intoSpaces(mintToken, cluster, "accounts");
    for (const space of cluster.spaces.values()) yield* toAccounts(mintToken, cluster, space, "accounts");
    yield* calledAcross(mintToken, cluster, "account", ["tokens", "impersonateAccounts"], (space, name) => {
      const account = accountNamed(space, name);
      return account ? [{ to: tokenKey(cluster, account.key), ...existence(account) }] : [];
    });
  },
};
