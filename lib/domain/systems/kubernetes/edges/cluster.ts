import type { NodeKey } from "../../../reach/edge.ts";
import type { DomainFacts, EstateFact } from "../../../reach/estate.ts";
import { textOf } from "../../content.ts";
import { managedCluster, type ManagedCluster } from "../cloud.ts";
import { indexPolicies, isListed, type Policies } from "../permissions/policies.ts";
import { readReference } from "../reference.ts";
import { tokenHubs } from "./token-hubs.ts";
import { readWorkloads, type Workload } from "./workloads.ts";

/** A service account that a namespace has, or may have. */
export interface Account {
  key: NodeKey;
  name: string;
  /** What the account itself says; null where only others name it. */
  fact: EstateFact | null;
  /** `there`: it exists; `missing`: it does not, so that nothing can run as it; `unread`: that was not read. */
  is: "there" | "missing" | "unread";
}

/** One namespace with what lives in it. */
export interface Space {
  key: NodeKey;
  name: string;
  fact: EstateFact | null;
  accounts: ReadonlyMap<string, Account>;
  workloads: readonly Workload[];
  /** Stored copies by name. */
  secrets: ReadonlyMap<string, EstateFact>;
}

/** One cluster, arranged for edges. */
export interface Cluster {
  facts: DomainFacts;
  key: NodeKey;
  name: string;
  policies: Policies;
  managed: ManagedCluster | null;
  spaces: ReadonlyMap<string, Space>;
  /** Alias of the account of a Secret that holds a token, by the alias of the Secret. */
  tokens: ReadonlyMap<string, NodeKey>;
  /** By account, where its pods have more than its token: the hub of who has the token alone. */
  tokenHubs: ReadonlyMap<NodeKey, NodeKey>;
}

interface Growing {
  key: NodeKey;
  name: string;
  fact: EstateFact | null;
  accounts: Map<string, Account>;
  workloads: Workload[];
  secrets: Map<string, EstateFact>;
}

/** Arranges the facts of one cluster; linear. */
export function readCluster(facts: DomainFacts): Cluster {
  const platform = facts.of("resource", "cluster");
  const policies = indexPolicies({
    documents: facts.of("policy-document", "role", "cluster-role"),
    attachments: facts.of("attachment", "role-binding", "cluster-role-binding"),
    listings: facts.listings,
    fromServer: facts.fromServer,
  });
  const spaces = readSpaces(facts, policies);
  const credentials = new Map(facts.of("credential").map((fact) => [fact.alias, fact.identity]));
  const tokens = facts.of("stored-copy", "secret").flatMap(({ alias, credential }) => {
    const identity = credential === null ? null : credentials.get(credential);
    return identity ? [[alias, identity] as const] : [];
  });
  return {
    facts,
    key: clusterKey(facts.slug),
    name: facts.slug,
    policies,
    managed: managedCluster(textOf(platform[0]?.content.issuer)),
    spaces,
    tokens: new Map(tokens),
    tokenHubs: tokenHubs(facts),
  };
}

/** Alias of the cluster itself, whether it was read or not. */
export function clusterKey(slug: string): NodeKey {
  return `kubernetes:${slug}:cluster:${slug}`;
}

function readSpaces(facts: DomainFacts, policies: Policies): Map<string, Space> {
  const spaces = new Map<string, Growing>();
  const space = (name: string): Growing => {
    const key = `kubernetes:${facts.slug}:namespace:${name}`;
    const known = spaces.get(name) ?? {
      ...{ key, name, fact: null },
      ...{ accounts: new Map<string, Account>(), workloads: [], secrets: new Map<string, EstateFact>() },
    };
    spaces.set(name, known);
    return known;
  };
  for (const fact of facts.of("resource", "namespace")) space(fact.name).fact = fact;
  for (const fact of facts.of("identity", "service-account")) {
    const { name, alias } = fact;
    space(namespaceOf(alias)).accounts.set(name, { key: alias, name, fact, is: "there" });
  }
  for (const fact of facts.of("stored-copy", "secret")) space(namespaceOf(fact.alias)).secrets.set(fact.name, fact);
  for (const workload of readWorkloads(facts)) space(workload.namespace).workloads.push(workload);
  for (const alias of mentioned(facts)) {
    const placed = readReference(alias);
    if (placed?.kind !== "service-account") continue;
    const home = space(namespaceOf(alias));
    if (!home.accounts.has(placed.name)) home.accounts.set(placed.name, unseen(placed.name, alias, home, policies));
  }
  // Where all namespaces are known, bindings may still wait in aliases of accounts that went with theirs.
  if (isListed(policies.complete, "namespaces", "")) {
    for (const { name, fact } of [...spaces.values()]) if (fact === null) spaces.delete(name);
  }
  for (const home of spaces.values()) {
    const key = `kubernetes:${facts.slug}:serviceaccount:${home.name}/default`;
    if (home.fact && !home.accounts.has("default"))
      home.accounts.set("default", { key, name: "default", fact: null, is: "there" });
  }
  return spaces;
}

/** Every namespace has a `default` account, whoever lists it. */
function unseen(name: string, key: NodeKey, home: Growing, { complete }: Policies): Account {
  if (name === "default" && home.fact) return { key, name, fact: null, is: "there" };
  const listed = isListed(complete, "service-accounts", `namespace/${home.name}`);
  return { key, name, fact: null, is: listed ? "missing" : "unread" };
}

/** Aliases of identities that other facts name. */
export function mentioned(facts: DomainFacts): Set<string> {
  const named = [facts.of("attachment"), facts.of("consumer"), facts.of("credential")].flatMap((some) =>
    some.flatMap(({ identity }) => identity ?? []),
  );
  return new Set(named);
}

/** The namespace in an alias: `payments` of `kubernetes:prod:serviceaccount:payments/ci`. */
export function namespaceOf(alias: string): string {
  const path = alias.split(":").slice(3).join(":");
  return path.slice(0, Math.max(0, path.indexOf("/")));
}

/** The account of that name in a namespace, if anything can be it. */
export function accountNamed(space: Space, name: string): Account | null {
  const account = space.accounts.get(name);
  return account && account.is !== "missing" ? account : null;
}
