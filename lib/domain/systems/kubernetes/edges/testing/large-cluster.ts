import type { Noun } from "#lib/domain/facts/fact.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { DomainFacts, EstateFact } from "#lib/domain/reach/estate.ts";

interface Size {
  namespaces: number;
  accounts: number;
  /** A tenth of them in the whole cluster. */
  bindings: number;
  /** The one rule of the role that everybody is bound to. */
  rule?: JsonObject;
}

const SLUG = "kubernetes:large";
const EVERYTHING = { verbs: ["*"], apiGroups: ["*"], resources: ["*"] };
const LISTINGS = [
  ...["namespaces", "service-accounts", "roles", "cluster-roles", "role-bindings", "cluster-role-bindings", "secrets"],
  ...["deployments", "stateful-sets", "daemon-sets", "cron-jobs", "replica-sets", "jobs", "replication-controllers"],
  "pods",
];

/** A cluster in which each namespace has accounts, workloads and Secrets, and every account may be bound to everything. */
export function largeCluster({ namespaces, accounts, bindings, rule = EVERYTHING }: Size): DomainFacts {
  const spaces = numbered(namespaces, (n) => fact("namespace", `${SLUG}:namespace:n${n}`, `n${n}`, {}));
  const homeOf = (n: number) => `n${n % namespaces}`;
  const pathOf = (n: number) => `${homeOf(n)}/a${n}`;
  const people = numbered(accounts, (n) => placed("service-account", "serviceaccount", pathOf(n), {}));
  const running = numbered(accounts, (n) => {
    const identity = `${SLUG}:serviceaccount:${pathOf(n)}`;
    return { ...placed("deployment", "deployment", pathOf(n), { secrets: [`a${n}`] }), identity };
  });
  const role = fact("cluster-role", `${SLUG}:clusterrole:wide`, "wide", { rules: [rule], aggregation: null });
  const bound = numbered(bindings, (n) => binding(n, pathOf(n), n % 10 === 0 ? "" : homeOf(n * 7), role));
  const facts: Partial<Record<Noun, EstateFact[]>> = {
    resource: spaces,
    identity: people,
    consumer: running,
    "stored-copy": numbered(accounts, (n) => placed("secret", "secret", pathOf(n), { type: "Opaque" })),
    "policy-document": [role],
    attachment: bound,
  };
  return {
    system: "kubernetes",
    slug: "large",
    fromServer: true,
    of: (noun, ...kinds) => (facts[noun] ?? []).filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)),
    listings: LISTINGS.map((kind) => ({ kind, scope: "", complete: true, reason: "" })),
  };
}

function binding(n: number, path: string, namespace: string, role: EstateFact): EstateFact {
  const [home = "", name = ""] = path.split("/");
  const kind = namespace === "" ? "ClusterRoleBinding" : "RoleBinding";
  const content = {
    binding: { kind, namespace, name: `b${n}` },
    subject: { kind: "ServiceAccount", name, namespace: home },
    role: { kind: "ClusterRole", name: role.name },
  };
  const alias = `${SLUG}:${kind.toLowerCase()}:${namespace}/b${n}#serviceaccount:${path}`;
  const own = kind === "RoleBinding" ? "role-binding" : "cluster-role-binding";
  return { ...fact(own, alias, `b${n}`, content), identity: `${SLUG}:serviceaccount:${path}`, document: role.alias };
}

function numbered<Item>(count: number, make: (n: number) => Item): Item[] {
  return Array.from({ length: count }, (_, n) => make(n));
}

function placed(kind: string, word: string, path: string, content: JsonObject): EstateFact {
  const [namespace = "", name = ""] = path.split("/");
  const made = fact(kind, `${SLUG}:${word}:${path}`, name, { namespace, ...content });
  return { ...made, scope: `namespace/${namespace}`, container: `${SLUG}:namespace:${namespace}` };
}

function fact(kind: string, alias: string, name: string, content: JsonObject): EstateFact {
  const none = { container: null, identity: null, document: null, credential: null };
  return { kind, key: alias, alias, name, scope: "", ...none, content };
}
