import { ABILITIES, type Ability } from "../../../reach/ability.ts";
import { hubKey, type GraphNode, type NodeKey } from "../../../reach/edge.ts";

/** What hubs of a namespace stand for, as the end of a sentence before the namespace's name. */
const IN_NAMESPACE = {
  "run-workloads": "run workloads in",
  exec: "run commands in the pods of",
  accounts: "act as any service account of",
  secrets: "use what the Secrets of",
  everything: "do anything in",
  roles: "have any Role of",
} as const;

export type NamespaceHub = keyof typeof IN_NAMESPACE;

/** What hubs of a whole cluster stand for beside those of all its namespaces. */
const IN_CLUSTER = {
  "every-namespace": "do anything in every namespace of",
  node: "control a node of",
  users: "act as any user of",
  groups: "act as a member of any group of",
  "sign-in": "sign in by a certificate as anybody but an administrator of",
  unread: "have rights that were not read in",
} as const;

export type ClusterHub = keyof typeof IN_CLUSTER | NamespaceHub;

const ABILITY_WORDS: Record<Ability, string> = {
  read: "read data in every namespace of",
  write: "change things in every namespace of",
  secrets: "read the Secrets of every namespace of",
  execute: "run code in every namespace of",
  admin: "change who may do what in every namespace of",
};

/** Key of the hub of those who have an ability in every namespace. */
export function abilityHub(cluster: NodeKey, ability: Ability): NodeKey {
  return hubKey(cluster, `every-${ability}`);
}

/** The hubs of one namespace. */
export function namespaceHubs(key: NodeKey, name: string): GraphNode[] {
  return Object.entries(IN_NAMESPACE).map(([what, words]) => hub(key, what, ended(what, `${words} ${name}`)));
}

/** The hubs of a cluster: its own, those of all its namespaces, and one for each ability. */
export function clusterHubs(key: NodeKey, name: string): GraphNode[] {
  const every = Object.entries(IN_NAMESPACE).map(([what, words]) => {
    const place = what === "everything" ? name : `every namespace of ${name}`;
    return hub(key, what, ended(what, `${words} ${place}`));
  });
  const own = Object.entries(IN_CLUSTER).map(([what, words]) => hub(key, what, `${words} ${name}`));
  const abilities = ABILITIES.map((ability) => hub(key, `every-${ability}`, `${ABILITY_WORDS[ability]} ${name}`));
  return [...every, ...own, ...abilities];
}

function ended(what: string, words: string): string {
  return what === "secrets" ? `${words} hold` : words;
}

/** A hub by what it stands for. */
export function hub(container: NodeKey, what: string, name: string): GraphNode {
  return { key: hubKey(container, what), type: "hub", system: "kubernetes", kind: what, name, container };
}
