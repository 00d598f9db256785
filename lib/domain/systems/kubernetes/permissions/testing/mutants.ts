import type { JsonObject } from "../../../../facts/json.ts";
import { objectOf, textOf } from "../../../content.ts";
import { BINDING } from "../binding.ts";
import { MATCHING } from "../matching.ts";
import { RBAC, type Semantics } from "../may.ts";

/** The evaluator, or the reading of bindings, with one thing wrong: each somebody's plausible mistake. */
export interface Mutant {
  name: string;
  semantics: Semantics;
  /** What it takes an attachment for. */
  misread(content: JsonObject): JsonObject;
}

export const MUTANTS: Mutant[] = [
  mutant("verbs: * is not known", { verb: ({ verbs }, verb) => verbs.includes(verb) }),
  mutant("verbs: any will do", { verb: () => true }),
  mutant("verbs: case does not count", {
    verb: ({ verbs }, verb) => verbs.some((one) => one === "*" || one.toLowerCase() === verb.toLowerCase()),
  }),
  mutant("verbs: asking * is met by anything", { verb: (rule, verb) => verb === "*" || MATCHING.verb(rule, verb) }),
  mutant("verbs: * covers known verbs only", {
    verb: ({ verbs }, verb) => verbs.includes(verb) || (verbs.includes("*") && KNOWN.has(verb)),
  }),
  mutant("groups: not compared", { group: () => true }),
  mutant("groups: * is not known", { group: ({ apiGroups }, group) => apiGroups.includes(group) }),
  mutant("groups: the core group is everywhere", {
    group: (rule, group) => rule.apiGroups.includes("") || MATCHING.group(rule, group),
  }),
  mutant("resources: any will do", { resource: () => true }),
  mutant("resources: * is not known", {
    resource: (rule, ...asked) =>
      MATCHING.resource({ ...rule, resources: rule.resources.filter((one) => one !== "*") }, ...asked),
  }),
  mutant("resources: a resource covers its subresources", {
    resource: (rule, resource, sub) => rule.resources.includes(resource) || MATCHING.resource(rule, resource, sub),
  }),
  mutant("resources: a subresource covers its resource", {
    resource: (rule, resource, sub) =>
      rule.resources.some((one) => one.startsWith(`${resource}/`)) || MATCHING.resource(rule, resource, sub),
  }),
  mutant("resources: * covers no subresource", {
    resource: (rule, resource, sub) =>
      sub === ""
        ? MATCHING.resource(rule, resource, sub)
        : rule.resources.includes(`${resource}/${sub}`) || rule.resources.includes(`*/${sub}`),
  }),
  mutant("resources: */<subresource> is not known", {
    resource: ({ resources }, resource, sub) =>
      resources.includes("*") || resources.includes(sub === "" ? resource : `${resource}/${sub}`),
  }),
  mutant("resources: */<subresource> is any end", {
    resource: (rule, resource, sub) =>
      MATCHING.resource(rule, resource, sub) ||
      (sub !== "" && rule.resources.some((one) => one.startsWith("*/") && sub.endsWith(one.slice(2)))),
  }),
  mutant("resources: <resource>/* is a wildcard", {
    resource: (rule, resource, sub) =>
      MATCHING.resource(rule, resource, sub) || (sub !== "" && rule.resources.includes(`${resource}/*`)),
  }),
  mutant("resources: an empty one is any", {
    resource: (rule, ...asked) => rule.resources.includes("") || MATCHING.resource(rule, ...asked),
  }),
  mutant("names: not compared", { name: () => true }),
  mutant("names: none asked is met", { name: (rule, name) => name === "" || MATCHING.name(rule, name) }),
  mutant("names: none asked is never met", {
    name: ({ resourceNames }, name) => resourceNames.length === 0 || (name !== "" && resourceNames.includes(name)),
  }),
  mutant("names: * is any", { name: (rule, name) => rule.resourceNames.includes("*") || MATCHING.name(rule, name) }),
  mutant("names: rules without some are met by none", {
    name: ({ resourceNames }, name) => resourceNames.includes(name),
  }),
  mutant("paths: none", { path: () => false }),
  mutant("paths: each is a prefix", {
    path: (rule, path) => rule.nonResourceURLs.some((url) => path.startsWith(url)) || MATCHING.path(rule, path),
  }),
  mutant("paths: * is not known", {
    path: (rule, path) =>
      MATCHING.path({ ...rule, nonResourceURLs: rule.nonResourceURLs.filter((url) => url !== "*") }, path),
  }),
  mutant("paths: a final * is not known", {
    path: ({ nonResourceURLs }, path) => nonResourceURLs.some((url) => url === "*" || url === path),
  }),
  mutant("paths: of several stars one is taken off", {
    path: ({ nonResourceURLs }, path) =>
      nonResourceURLs.some((url) => url === path || (url.endsWith("*") && path.startsWith(url.slice(0, -1)))),
  }),
  mutant("paths: a trailing slash does not count", {
    path: (rule, path) => MATCHING.path(rule, path) || MATCHING.path(rule, path.replace(/\/$/, "")),
  }),
  mutant("paths: * in the middle is a wildcard", {
    path: (rule, path) =>
      MATCHING.path(rule, path) ||
      rule.nonResourceURLs.some((url) => {
        const [head = "", tail = ""] = url.split("*", 2);
        return tail !== "" && path.startsWith(head) && path.endsWith(tail);
      }),
  }),
  mutant("subjects: users are not known", { askerKeys: ({ groups }) => groups.map((group) => `group:${group}`) }),
  mutant("subjects: groups are not known", { askerKeys: ({ user }) => (user === null ? [] : [`user:${user}`]) }),
  mutant("subjects: users and groups share names", {
    subjectKey: (subject) => BINDING.subjectKey(subject)?.replace(/^group:/, "user:") ?? null,
    askerKeys: (asker) => BINDING.askerKeys(asker).map((key) => key.replace(/^group:/, "user:")),
  }),
  mutant("subjects: a user is never an account", {
    subjectKey: (subject) =>
      subject.kind === "User" && subject.name.startsWith("system:serviceaccount:") ? null : BINDING.subjectKey(subject),
  }),
  mutant("subjects: everybody is in every group of accounts", {
    askerKeys: (asker) => [...BINDING.askerKeys(asker), "group:system:serviceaccounts"],
  }),
  mutant("scopes: bindings of namespaces do not count", { scopes: () => [""] }),
  mutant("scopes: bindings of the cluster do not count", {
    scopes: (question) => BINDING.scopes(question).filter((scope) => scope !== ""),
  }),
  mutant("scopes: no namespace is some namespace", {
    scopes: (question) =>
      "path" in question || question.namespace ? BINDING.scopes(question) : ["", ...SOME_NAMESPACES],
  }),
  mutant("roles: a missing Role is the ClusterRole of that name", {
    roleKey: ({ kind, name }, namespace) =>
      kind === "Role" && name.startsWith("role-") ? `Role ${namespace}/${name}` : `ClusterRole ${name}`,
  }),
  mutant("roles: a Role is looked for in any namespace", { roleKey: ({ kind, name }) => `${kind} ${name}` }),
  mutant("privileged: system:masters need a role", { isPrivileged: () => false }),
  misreader("subjects: an account that names no namespace is that of the default one", (content) =>
    accountOf(content) === textOf(objectOf(content.binding).namespace) ? inNamespace(content, "default") : content,
  ),
  misreader("subjects: an account is always of the binding's namespace", (content) => {
    const home = textOf(objectOf(content.binding).namespace);
    return accountOf(content) === null || home === "" ? content : inNamespace(content, home);
  }),
  misreader("scopes: every binding holds in the whole cluster", (content) => ({
    ...content,
    binding: { ...objectOf(content.binding), namespace: "" },
  })),
];

const KNOWN = new Set(["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"]);
const SOME_NAMESPACES = ["pay", "ship", "ops", "web", "data", "edge"];

function mutant(name: string, wrong: Partial<Semantics>): Mutant {
  return { name, semantics: { ...RBAC, ...wrong }, misread: (content) => content };
}

function misreader(name: string, misread: Mutant["misread"]): Mutant {
  return { name, semantics: RBAC, misread };
}

/** The namespace of the account an attachment names; null for users and groups. */
function accountOf({ subject }: JsonObject): string | null {
  const { kind, namespace } = objectOf(subject);
  return kind === "ServiceAccount" ? textOf(namespace) : null;
}

function inNamespace(content: JsonObject, namespace: string): JsonObject {
  return { ...content, subject: { ...objectOf(content.subject), namespace } };
}
