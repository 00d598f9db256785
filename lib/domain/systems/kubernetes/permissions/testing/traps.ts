import type { Question } from "../question.ts";
import { binding, namespace, role, type RbacObject, type WrittenSubject } from "./objects.ts";

/** A mistake somebody made, as a question: who, what, and what the API server answers. */
export interface Trap {
  name: string;
  /** Identity key behind `kubernetes:test:`. */
  who: string;
  ask: Question;
  allowed: boolean;
}

const CORE = { apiGroups: [""] };
const account = (name: string, home?: string): WrittenSubject => ({
  kind: "ServiceAccount",
  name,
  ...(home === undefined ? {} : { namespace: home }),
});
const CI = "serviceaccount:pay/ci";
const read = (resource: string, more: Partial<Exclude<Question, { path: string }>> = {}): Question => ({
  verb: "get",
  group: "",
  resource,
  namespace: "pay",
  ...more,
});

/** Every object the traps are laid with. */
export const TRAP_OBJECTS: RbacObject[] = [
  ...["pay", "ship"].map(namespace),
  role("own-namespace", "pay", [{ ...CORE, verbs: ["get"], resources: ["configmaps"] }]),
  binding("own-namespace", "pay", { kind: "Role", name: "own-namespace" }, [account("ci")]),
  role("by-user-name", "pay", [{ ...CORE, verbs: ["get"], resources: ["endpoints"] }]),
  binding("by-user-name", "pay", { kind: "Role", name: "by-user-name" }, [
    { kind: "User", name: "system:serviceaccount:pay:ci" },
  ]),
  role("everybody", null, [{ ...CORE, verbs: ["get"], resources: ["nodes"] }]),
  binding("everybody", null, { kind: "ClusterRole", name: "everybody" }, [
    { kind: "Group", name: "system:authenticated" },
  ]),
  role("nobody-yet", null, [{ ...CORE, verbs: ["get"], resources: ["persistentvolumes"] }]),
  binding("nobody-yet", null, { kind: "ClusterRole", name: "nobody-yet" }, [
    { kind: "Group", name: "system:unauthenticated" },
  ]),
  role("accounts", null, [{ ...CORE, verbs: ["get"], resources: ["resourcequotas"] }]),
  binding("accounts", null, { kind: "ClusterRole", name: "accounts" }, [
    { kind: "Group", name: "system:serviceaccounts" },
  ]),
  role("accounts-of", null, [{ ...CORE, verbs: ["get"], resources: ["limitranges"] }]),
  binding("accounts-of", null, { kind: "ClusterRole", name: "accounts-of" }, [
    { kind: "Group", name: "system:serviceaccounts:ship" },
  ]),
  role("subresources", "pay", [
    { ...CORE, verbs: ["get"], resources: ["pods", "services/status"] },
    { ...CORE, verbs: ["get"], resources: ["replicationcontrollers/*"] },
    { apiGroups: ["apps"], verbs: ["get"], resources: ["*/scale"] },
    { apiGroups: ["all.example"], verbs: ["get"], resources: ["*"] },
    { apiGroups: ["empty.example"], verbs: ["get"], resources: [""] },
  ]),
  binding("subresources", "pay", { kind: "Role", name: "subresources" }, [account("ci")]),
  role("in-namespace", null, [
    { ...CORE, verbs: ["list"], resources: ["secrets"] },
    { verbs: ["get"], nonResourceURLs: ["/in-namespace"] },
  ]),
  binding("in-namespace", "pay", { kind: "ClusterRole", name: "in-namespace" }, [account("ci")]),
  role("names", "pay", [
    { ...CORE, verbs: ["get", "list", "create"], resources: ["services"], resourceNames: ["one", "glob-*", "*"] },
    { ...CORE, verbs: ["get"], resources: ["events"], resourceNames: [""] },
  ]),
  binding("names", "pay", { kind: "Role", name: "names" }, [account("ci")]),
  role("verbs", "pay", [
    { apiGroups: ["verbs.example"], verbs: ["get", "Watch"], resources: ["things"] },
    { apiGroups: ["verbs.example"], verbs: ["*"], resources: ["others"] },
  ]),
  binding("verbs", "pay", { kind: "Role", name: "verbs" }, [account("ci")]),
  role("paths", null, [{ verbs: ["get"], nonResourceURLs: ["/metrics", "/logs/*", "/stars**", "/mid*dle"] }]),
  binding("paths", null, { kind: "ClusterRole", name: "paths" }, [account("ci", "pay")]),
  role("shared-name", null, [{ ...CORE, verbs: ["delete"], resources: ["pods"] }]),
  binding("dangling", "pay", { kind: "Role", name: "shared-name" }, [account("ci")]),
  role("<b>odd \u202Ename", "pay", [{ ...CORE, verbs: ["patch"], resources: ["pods"] }]),
  binding("odd #name", "pay", { kind: "Role", name: "<b>odd \u202Ename" }, [account("ci")]),
];

export const TRAPS: Trap[] = [
  { name: "an account without namespace is one of the binding's", who: CI, ask: read("configmaps"), allowed: true },
  {
    name: "… and not its namesake of another namespace",
    who: "serviceaccount:ship/ci",
    ask: read("configmaps"),
    allowed: false,
  },
  { name: "a user named like an account is that account", who: CI, ask: read("endpoints"), allowed: true },
  {
    name: "… and so is who asks by that name",
    who: "user:system:serviceaccount:pay:ci",
    ask: read("configmaps"),
    allowed: true,
  },
  { name: "system:authenticated are all accounts", who: CI, ask: read("nodes"), allowed: true },
  { name: "… and all users", who: "user:jane", ask: read("nodes"), allowed: true },
  { name: "… but not who is not signed in", who: "user:system:anonymous", ask: read("nodes"), allowed: false },
  {
    name: "system:unauthenticated are those who are not signed in",
    who: "user:system:anonymous",
    ask: read("persistentvolumes"),
    allowed: true,
  },
  { name: "… and nobody else", who: CI, ask: read("persistentvolumes"), allowed: false },
  { name: "system:serviceaccounts are all accounts", who: CI, ask: read("resourcequotas"), allowed: true },
  { name: "… and no users", who: "user:jane", ask: read("resourcequotas"), allowed: false },
  {
    name: "system:serviceaccounts:<namespace> are those of one namespace",
    who: "serviceaccount:ship/any",
    ask: read("limitranges"),
    allowed: true,
  },
  { name: "… and not of another", who: CI, ask: read("limitranges"), allowed: false },
  {
    name: "whether account and namespace exist is not asked",
    who: "serviceaccount:ship/never-made",
    ask: read("nodes", { namespace: "never-made" }),
    allowed: true,
  },
  { name: "a resource", who: CI, ask: read("pods"), allowed: true },
  { name: "… does not cover its subresources", who: CI, ask: read("pods", { subresource: "log" }), allowed: false },
  { name: "a subresource", who: CI, ask: read("services", { subresource: "status" }), allowed: true },
  { name: "… does not cover its resource", who: CI, ask: read("services"), allowed: false },
  {
    name: "* covers subresources",
    who: CI,
    ask: read("any", { group: "all.example", subresource: "thing" }),
    allowed: true,
  },
  {
    name: "*/scale is that one in any resource",
    who: CI,
    ask: read("deployments", { group: "apps", subresource: "scale" }),
    allowed: true,
  },
  {
    name: "… and no other",
    who: CI,
    ask: read("deployments", { group: "apps", subresource: "status" }),
    allowed: false,
  },
  { name: "… and no resource", who: CI, ask: read("deployments", { group: "apps" }), allowed: false },
  { name: "… and ends there", who: CI, ask: read("a", { group: "apps", subresource: "upscale" }), allowed: false },
  {
    name: "<resource>/* is literal",
    who: CI,
    ask: read("replicationcontrollers", { subresource: "scale" }),
    allowed: false,
  },
  {
    name: "… and allows exactly that",
    who: CI,
    ask: read("replicationcontrollers", { subresource: "*" }),
    allowed: true,
  },
  { name: "an empty resource is literal", who: CI, ask: read("things", { group: "empty.example" }), allowed: false },
  { name: "no namespace is not some namespace", who: CI, ask: read("pods", { namespace: "" }), allowed: false },
  {
    name: "a cluster role bound in a namespace holds there",
    who: CI,
    ask: read("secrets", { verb: "list" }),
    allowed: true,
  },
  {
    name: "… not in another",
    who: CI,
    ask: read("secrets", { verb: "list", namespace: "ship" }),
    allowed: false,
  },
  {
    name: "… not in the cluster",
    who: CI,
    ask: read("secrets", { verb: "list", namespace: "" }),
    allowed: false,
  },
  { name: "… and gives no paths", who: CI, ask: { verb: "get", path: "/in-namespace" }, allowed: false },
  { name: "a name", who: CI, ask: read("services", { name: "one" }), allowed: true },
  { name: "… not another", who: CI, ask: read("services", { name: "two" }), allowed: false },
  { name: "… not without a name", who: CI, ask: read("services", { verb: "list" }), allowed: false },
  { name: "… nor when creating", who: CI, ask: read("services", { verb: "create" }), allowed: false },
  {
    name: "listing by a field selector on the name has a name",
    who: CI,
    ask: read("services", { verb: "list", name: "one" }),
    allowed: true,
  },
  {
    name: "names that look like globs are literal",
    who: CI,
    ask: read("services", { name: "glob-1" }),
    allowed: false,
  },
  { name: "… so is *", who: CI, ask: read("services", { name: "*" }), allowed: true },
  { name: "an empty name is the name of none", who: CI, ask: read("events"), allowed: true },
  { name: "… only", who: CI, ask: read("events", { name: "one" }), allowed: false },
  {
    name: "verbs are case-sensitive",
    who: CI,
    ask: read("things", { group: "verbs.example", verb: "watch" }),
    allowed: false,
  },
  {
    name: "the verb * needs a rule with *",
    who: CI,
    ask: read("things", { group: "verbs.example", verb: "*" }),
    allowed: false,
  },
  { name: "… and is met by one", who: CI, ask: read("others", { group: "verbs.example", verb: "*" }), allowed: true },
  {
    name: "* covers verbs nobody knows",
    who: CI,
    ask: read("others", { group: "verbs.example", verb: "frobnicate" }),
    allowed: true,
  },
  { name: "groups are part of the question", who: CI, ask: read("things", { group: "other.example" }), allowed: false },
  { name: "a path", who: CI, ask: { verb: "get", path: "/metrics" }, allowed: true },
  { name: "… is not a prefix", who: CI, ask: { verb: "get", path: "/metrics/cadvisor" }, allowed: false },
  { name: "… and a trailing slash counts", who: CI, ask: { verb: "get", path: "/metrics/" }, allowed: false },
  { name: "a final * is a wildcard", who: CI, ask: { verb: "get", path: "/logs/a/b" }, allowed: true },
  { name: "… that begins behind the slash", who: CI, ask: { verb: "get", path: "/logs" }, allowed: false },
  { name: "… so are several", who: CI, ask: { verb: "get", path: "/stars/x" }, allowed: true },
  { name: "a * elsewhere is literal", who: CI, ask: { verb: "get", path: "/mid-dle" }, allowed: false },
  {
    name: "a role that is not there grants nothing, nor does a cluster role of that name",
    who: CI,
    ask: read("pods", { verb: "delete" }),
    allowed: false,
  },
  {
    name: "names may hold markup, spaces and direction marks",
    who: CI,
    ask: read("pods", { verb: "patch" }),
    allowed: true,
  },
  {
    name: "members of system:masters may everything beside all roles",
    who: "group:system:masters",
    ask: { verb: "anything", path: "/anywhere" },
    allowed: true,
  },
];
