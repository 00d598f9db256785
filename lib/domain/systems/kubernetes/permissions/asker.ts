import { accountUser } from "./binding.ts";
import type { Asker } from "./question.ts";

const ACCOUNT = /^system:serviceaccount:([^:]+):([^:]+)$/;

/**
 * Who an identity is to the API server, by its key: `kubernetes:prod:serviceaccount:payments/ci`, `…:user:alice`,
 * `…:group:ops`. Nobody but the sign-in knows which groups a person is in, so a user is in those of everybody; a group
 * stands for what its members have in common. Null when the key names nothing that asks.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests
 */
export function askerOf(key: string): Asker | null {
  const [system, slug, word, ...rest] = key.split(":");
  const name = rest.join(":");
  if (system !== "kubernetes" || !slug || name === "") return null;
  switch (word) {
    case "serviceaccount": {
      const slash = name.indexOf("/");
      return slash < 1 || slash === name.length - 1 ? null : account(name.slice(0, slash), name.slice(slash + 1));
    }
    case "user":
      return userNamed(name);
    case "group":
      return { user: null, groups: [name] };
    default:
      return null;
  }
}

function account(namespace: string, name: string): Asker {
  return {
    user: accountUser(namespace, name),
    groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, "system:authenticated"],
  };
}

function userNamed(name: string): Asker {
  const [, namespace, own] = ACCOUNT.exec(name) ?? [];
  if (namespace !== undefined && own !== undefined) return account(namespace, own);
  return { user: name, groups: [name === "system:anonymous" ? "system:unauthenticated" : "system:authenticated"] };
}
