import { isPathSegment, principalAlias, serviceAccountAlias } from "./names.ts";
import type { Subject } from "./rbac-schema.ts";

/** The API group of users, groups and roles in bindings. */
export const RBAC_GROUP = "rbac.authorization.k8s.io";

/** A subject of a binding, and whom it means. */
export interface ResolvedSubject {
  kind: string;
  name: string;
  /** Only of service accounts. */
  namespace?: string;
  /** The part of the attachment's alias behind `#`. */
  key: string;
  /** Alias of the identity, unless the API server would refuse the subject. */
  identity?: string;
  /** Why it would. */
  invalid?: string;
}

/**
 * Says whom a subject means, as the API server does (kubernetes/pkg/apis/rbac/validation): a service account without
 * namespace is one of the binding's own, and there is no such thing in a ClusterRoleBinding; a *user* named
 * `system:serviceaccount:<namespace>:<name>` is that account.
 * @param bindingNamespace empty for a ClusterRoleBinding
 */
export function resolveSubject(slug: string, subject: Subject, bindingNamespace: string): ResolvedSubject {
  const { kind, name, apiGroup } = subject;
  if (name === "") return invalid(subject, "the subject has no name");
  switch (kind) {
    case "ServiceAccount":
      return resolveAccount(slug, subject, bindingNamespace);
    case "User":
    case "Group": {
      if (apiGroup !== "" && apiGroup !== RBAC_GROUP) {
        return invalid(subject, `the apiGroup of a ${kind} must be ${RBAC_GROUP}`);
      }
      const account = kind === "User" ? accountOfUser(name) : undefined;
      const identity = account
        ? serviceAccountAlias(slug, account.namespace, account.name)
        : principalAlias(slug, kind, name);
      return { kind, name, key: `${kind.toLowerCase()}:${name}`, identity };
    }
    default:
      return invalid(subject, "the kind of a subject must be ServiceAccount, User or Group");
  }
}

function resolveAccount(slug: string, subject: Subject, bindingNamespace: string): ResolvedSubject {
  const { name, apiGroup } = subject;
  const namespace = subject.namespace || bindingNamespace;
  if (apiGroup !== "") return invalid(subject, "the apiGroup of a ServiceAccount must be empty");
  if (namespace === "") return invalid(subject, "a ServiceAccount in a ClusterRoleBinding must name its namespace");
  if (!isPathSegment(name) || !isPathSegment(namespace)) {
    return invalid(subject, 'the name of a ServiceAccount and its namespace must not hold "/" or "%"');
  }
  const identity = serviceAccountAlias(slug, namespace, name);
  return { kind: "ServiceAccount", name, namespace, key: `serviceaccount:${namespace}/${name}`, identity };
}

function invalid({ kind, name, namespace }: Subject, reason: string): ResolvedSubject {
  return {
    kind,
    name,
    ...(namespace === "" ? {} : { namespace }),
    key: `invalid:${JSON.stringify([kind, namespace, name])}`,
    invalid: reason,
  };
}

/** The account behind a user name, as k8s.io/apiserver/pkg/authentication/serviceaccount.SplitUsername reads it. */
function accountOfUser(user: string): { namespace: string; name: string } | undefined {
  const [system, word, namespace, name, ...rest] = user.split(":");
  if (system !== "system" || word !== "serviceaccount" || rest.length > 0 || !namespace || !name) return undefined;
  return isPathSegment(namespace) && isPathSegment(name) ? { namespace, name } : undefined;
}
