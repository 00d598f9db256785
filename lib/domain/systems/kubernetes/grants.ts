import type { Json, JsonObject } from "../../facts/json.ts";
import type { GrantView } from "../../inventory/detail.ts";
import type { AttachedDocument } from "../system.ts";
import { grantWords } from "./grant-words.ts";
import { isBuiltInRole } from "./permissions/built-ins.ts";

/**
 * What the attachments let an account do: one row per rule, with the binding and role that give it. A RoleBinding stays
 * in its namespace whatever it binds, and never grants paths. A role that no read has shown is unknown; only where roles
 * were read complete does its absence mean that it grants nothing.
 * @param alias the account; attachments of others are its groups'
 * @param listed roles and cluster roles were read complete
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
 */
export function grants(alias: string, attached: readonly AttachedDocument[], listed: boolean): GrantView[] {
  const found = attached.flatMap((one) => (one.document ? fromRules(alias, one) : [withoutRules(alias, one, listed)]));
  return found.sort((a, b) => rank(a) - rank(b));
}

/** Its own before its groups', the whole cluster before a namespace; what grants nothing comes last. */
function rank(grant: GrantView): number {
  return (grant.dangling ? 4 : 0) + (grant.because.viaGroup === null ? 0 : 2) + (grant.scope === "cluster" ? 0 : 1);
}

function fromRules(alias: string, attached: AttachedDocument): GrantView[] {
  const frame = frameOf(alias, attached);
  const rules = objects(attached.document?.content.rules);
  return rules.flatMap((rule, index) => {
    const nonResourceUrls = strings(rule.nonResourceURLs);
    if (nonResourceUrls.length > 0 && frame.scope !== "cluster") return [];
    const grant = {
      ...frame,
      verbs: strings(rule.verbs),
      resources: withGroups(strings(rule.resources), strings(rule.apiGroups)),
      resourceNames: strings(rule.resourceNames),
      nonResourceUrls,
      because: { ...frame.because, rule: index },
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
function withoutRules(alias: string, attached: AttachedDocument, listed: boolean): GrantView {
  const frame = frameOf(alias, attached);
  const { kind, name } = frame.because.role;
  const nothing = { verbs: [], resources: [], resourceNames: [], nonResourceUrls: [] };
  const builtIn = isBuiltInRole({ kind, name });
  if (builtIn && name === "cluster-admin") {
    const grant = { ...frame, ...nothing, verbs: ["*"], resources: ["*.*"], dangling: false, unread: true };
    return { ...grant, words: grantWords(grant) };
  }
  if (builtIn || !listed) {
    const where = frame.scope === "cluster" ? "in the whole cluster" : `in ${frame.scope}`;
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

function frameOf(alias: string, { attachment }: AttachedDocument) {
  const binding = object(attachment.content.binding);
  const role = object(attachment.content.role);
  const namespace = string(binding.namespace);
  const hash = attachment.alias.indexOf("#");
  return {
    scope: namespace === "" ? "cluster" : namespace,
    because: {
      binding: {
        kind: string(binding.kind),
        name: string(binding.name),
        key: hash < 0 ? attachment.alias : attachment.alias.slice(0, hash),
      },
      role: { kind: string(role.kind), name: string(role.name), key: roleKey(attachment.alias, role, namespace) },
      viaGroup: attachment.identity === alias ? null : attachment.identity.split(":").slice(3).join(":"),
      rule: null,
    },
  };
}

function roleKey(attachmentAlias: string, role: JsonObject, namespace: string): string {
  const [system, slug] = attachmentAlias.split(":");
  const name = string(role.name);
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
  return Array.isArray(value) ? value.map(object) : [];
}

function object(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

function strings(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function string(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
