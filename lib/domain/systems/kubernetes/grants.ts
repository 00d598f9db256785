import type { Json, JsonObject } from "../../facts/json.ts";
import type { GrantView } from "../../inventory/detail.ts";
import type { AttachedDocument, Membership } from "../system.ts";
import { listOf, objectOf, textOf, textsOf } from "../content.ts";
import { grantWords } from "./grant-words.ts";
import { kindIn, nameIn } from "./memberships.ts";
import { isBuiltInRole } from "./permissions/built-ins.ts";

/**
 * What the attachments let an account do: one row per rule, with the binding and role that give it. A RoleBinding stays
 * in its namespace whatever it binds, and never grants paths. A role that no read has shown is unknown; only where roles
 * were read complete does its absence mean that it grants nothing.
 * @param alias the account; attachments of others are those of its memberships
 * @param listed roles and cluster roles were read complete
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
 */
export function grants(
  alias: string,
  attached: readonly AttachedDocument[],
  memberships: readonly Membership[],
  listed: boolean,
): GrantView[] {
  const found = attached
    .filter(({ attachment }) => attachment.content.attachment !== "aws-auth")
    .map((one) => ({ ...one, frame: frameOf(alias, one, memberships) }))
    .flatMap((one) => (one.document ? fromRules(one) : [withoutRules(one, listed)]));
  return found.sort((a, b) => rank(a) - rank(b));
}

/** Its own, then by its memberships, then what everybody may; the cluster before a namespace; nothing comes last. */
function rank(grant: GrantView): number {
  const { via } = grant.because;
  const through = via === null ? 0 : via.everyone ? 4 : 2;
  return (grant.dangling ? 8 : 0) + through + (grant.scope.name === null ? 0 : 1);
}

function fromRules({ document, frame }: Framed): GrantView[] {
  const rules = objects(document?.content.rules);
  return rules.flatMap((rule, index) => {
    const nonResourceUrls = textsOf(rule.nonResourceURLs);
    if (nonResourceUrls.length > 0 && frame.scope.name !== null) return [];
    const grant = {
      ...frame,
      verbs: textsOf(rule.verbs),
      resources: withGroups(textsOf(rule.resources), textsOf(rule.apiGroups)),
      resourceNames: textsOf(rule.resourceNames),
      nonResourceUrls,
      because: { ...frame.because, rule: { words: `rule ${index + 1}`, path: ["rules", index] } },
      dangling: false,
      unread: false,
    };
    // No verb, or resources without a group: such a rule matches no question.
    if (grant.verbs.length === 0 || grant.resources.length + nonResourceUrls.length === 0) return [];
    return [{ ...grant, words: grantWords(grant) }];
  });
}

/**
 * A binding whose role no read has shown. The roles every API server makes by itself are missing from manifests but
 * never from a cluster.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
function withoutRules({ frame }: Framed, listed: boolean): GrantView {
  const { kind, name } = frame.because.role;
  const nothing = { verbs: [], resources: [], resourceNames: [], nonResourceUrls: [] };
  const builtIn = isBuiltInRole({ kind, name });
  if (builtIn && name === "cluster-admin") {
    const grant = { ...frame, ...nothing, verbs: ["*"], resources: ["*.*"], dangling: false, unread: true };
    return { ...grant, words: grantWords(grant) };
  }
  if (builtIn || !listed) {
    const where = `in ${frame.scope.name ?? "the whole cluster"}`;
    return {
      ...frame,
      ...nothing,
      words: `unknown: the ${kind} ${name} ${where} was not read`,
      dangling: false,
      unread: true,
    };
  }
  return { ...frame, ...nothing, words: `nothing: the ${kind} ${name} does not exist`, dangling: true, unread: false };
}

type Framed = AttachedDocument & { frame: ReturnType<typeof frameOf> };

function frameOf(alias: string, { attachment }: AttachedDocument, memberships: readonly Membership[]) {
  const binding = objectOf(attachment.content.binding);
  const role = objectOf(attachment.content.role);
  const namespace = textOf(binding.namespace);
  const hash = attachment.alias.indexOf("#");
  return {
    scope: namespace === "" ? { kind: "cluster", name: null } : { kind: "namespace", name: namespace },
    because: {
      binding: {
        kind: textOf(binding.kind),
        name: textOf(binding.name),
        key: hash < 0 ? attachment.alias : attachment.alias.slice(0, hash),
      },
      role: { kind: textOf(role.kind), name: textOf(role.name), key: roleKey(attachment.alias, role, namespace) },
      via: attachment.identity === alias ? null : viaOf(attachment.identity, memberships),
      rule: null,
    },
  };
}

function viaOf(identity: string, memberships: readonly Membership[]): GrantView["because"]["via"] {
  const known = memberships.find((membership) => membership.alias === identity);
  return { kind: kindIn(identity), name: nameIn(identity), everyone: known?.because === null };
}

function roleKey(attachmentAlias: string, role: JsonObject, namespace: string): string {
  const [system, slug] = attachmentAlias.split(":");
  const name = textOf(role.name);
  return role.kind === "Role" ? `${system}:${slug}:role:${namespace}/${name}` : `${system}:${slug}:clusterrole:${name}`;
}

/** `deployments.apps`, as kubectl writes it; the core group has no suffix, and `*.*` is all there is. */
function withGroups(resources: string[], groups: string[]): string[] {
  return resources.flatMap((resource) =>
    groups.map((group) => {
      if (group === "") return resource;
      const slash = resource.indexOf("/");
      return slash < 0 ? `${resource}.${group}` : `${resource.slice(0, slash)}.${group}${resource.slice(slash)}`;
    }),
  );
}

function objects(value: Json | undefined): JsonObject[] {
  return listOf(value).map(objectOf);
}
