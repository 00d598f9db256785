import type { Json, JsonObject } from "../../../facts/json.ts";
import type { Listing, PolicyFacts } from "../../system.ts";
import type { PolicyRule } from "../rules.ts";
import { objectOf, textOf, textsOf } from "../../content.ts";
import { BINDING, type Binding, type RoleReference } from "./binding.ts";
import { builtInRules, isBuiltInRole } from "./built-ins.ts";

/** A binding as it holds for one of its subjects. */
export interface Bound {
  binding: { kind: string; namespace: string; name: string };
  /** `group:system:authenticated` */
  subject: string;
  role: RoleReference;
  rules: readonly PolicyRule[];
  /** `read`; `dangling`: there is no such role, so that it grants nothing; `unread`: some or all rules are not known. */
  state: "read" | "dangling" | "unread";
  /** Alias of the attachment; empty where nobody said it. */
  alias: string;
  /** Alias of the role's document, where that was read. */
  document: string | null;
}

/** RBAC of one cluster, arranged for questions. */
export interface Policies {
  /** By subject, then by namespace; `""` are those of the whole cluster. */
  bound: ReadonlyMap<string, ReadonlyMap<string, readonly Bound[]>>;
  listings: readonly Listing[];
  /** Kind and scope of what was read complete. */
  complete: ReadonlySet<string>;
  /** The bindings every API server makes by itself are among them, as far as there are any. */
  builtInsBound: boolean;
  /** What a role gives whoever is bound to it in a namespace, or in the whole cluster for none. */
  look(role: RoleReference, namespace: string): Pick<Bound, "rules" | "state" | "document">;
}

interface Document {
  alias: string | null;
  rules: readonly PolicyRule[];
  whole: boolean;
}

/** What roles can be looked up in. */
interface Known {
  documents: ReadonlyMap<string, Document>;
  complete: ReadonlySet<string>;
  builtInRoles: boolean;
}

/** Arranges what is known: linear in bindings and rules. What the API server would refuse attaches nothing. */
export function indexPolicies(facts: PolicyFacts, binding: Binding = BINDING): Policies {
  const { listings } = facts;
  const complete = new Set(listings.filter((one) => one.complete).map(({ kind, scope }) => listingKey(kind, scope)));
  const documents = new Map<string, Document>();
  for (const { kind, name, alias = null, content } of facts.documents) {
    if (kind !== "role" && kind !== "cluster-role") continue;
    const role = { kind: kind === "role" ? "Role" : "ClusterRole", name };
    const key = binding.roleKey(role, textOf(content.namespace));
    documents.set(key, { alias, rules: rulesOf(content.rules), whole: content.truncated !== true });
  }
  // Who has those two has the output of kubectl with all of them.
  const builtInRoles = facts.fromServer || documents.has("ClusterRole cluster-admin");
  const known = { documents, complete, builtInRoles };
  let builtInsBound = facts.fromServer;
  const bound = new Map<string, Map<string, Bound[]>>();
  for (const { alias = "", content } of facts.attachments) {
    const one = content.invalid === undefined ? bind(content, alias, known, binding) : null;
    if (!one) continue;
    builtInsBound ||= one.binding.kind === "ClusterRoleBinding" && one.binding.name === "system:discovery";
    const scopes = bound.get(one.subject) ?? new Map<string, Bound[]>();
    bound.set(one.subject, scopes);
    const list = scopes.get(one.binding.namespace);
    if (list) list.push(one);
    else scopes.set(one.binding.namespace, [one]);
  }
  const look = (role: RoleReference, namespace: string) => lookUp(role, namespace, known, binding);
  return { bound, listings, complete, builtInsBound, look };
}

function bind(content: JsonObject, alias: string, known: Known, semantics: Binding): Bound | null {
  const subject = objectOf(content.subject);
  const written = objectOf(content.binding);
  const role = { kind: textOf(objectOf(content.role).kind), name: textOf(objectOf(content.role).name) };
  const binding = { kind: textOf(written.kind), namespace: textOf(written.namespace), name: textOf(written.name) };
  const named = { kind: textOf(subject.kind), name: textOf(subject.name), namespace: textOf(subject.namespace) };
  const key = semantics.subjectKey(named);
  return key === null
    ? null
    : { binding, subject: key, role, alias, ...lookUp(role, binding.namespace, known, semantics) };
}

function lookUp(
  role: RoleReference,
  namespace: string,
  { documents, complete, builtInRoles }: Known,
  semantics: Binding,
): Pick<Bound, "rules" | "state" | "document"> {
  const read = documents.get(semantics.roleKey(role, namespace));
  if (read) return { document: read.alias, rules: read.rules, state: read.whole ? "read" : "unread" };
  if (!builtInRoles && isBuiltInRole(role)) {
    const rules = builtInRules(role);
    return { document: null, rules: rules ?? [], state: rules ? "read" : "unread" };
  }
  const slice = role.kind === "Role" ? "roles" : "cluster-roles";
  const scope = role.kind === "Role" ? `namespace/${namespace}` : "";
  return { document: null, rules: [], state: isListed(complete, slice, scope) ? "dangling" : "unread" };
}

/** Says whether a listing that covers the scope was read complete: then what it does not show is not there. */
export function isListed(complete: ReadonlySet<string>, kind: string, scope: string): boolean {
  return complete.has(listingKey(kind, "")) || complete.has(listingKey(kind, scope));
}

function listingKey(kind: string, scope: string): string {
  return `${kind} ${scope}`;
}

function rulesOf(value: Json | undefined): PolicyRule[] {
  if (!Array.isArray(value)) return [];
  return value.map((item) => {
    const rule = objectOf(item);
    return {
      verbs: textsOf(rule.verbs),
      apiGroups: textsOf(rule.apiGroups),
      resources: textsOf(rule.resources),
      resourceNames: textsOf(rule.resourceNames),
      nonResourceURLs: textsOf(rule.nonResourceURLs),
    };
  });
}
