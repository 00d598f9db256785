import type { Ability } from "./ability.ts";

/** Identities and resources: their alias. Hubs: {@link hubKey}. Unique in the whole graph. */
export type NodeKey = string;

/**
 * Something in the graph. A hub stands for what many have in common (`run workloads in payments`), so that ways of many to
 * many are one edge in and one edge out each (design: principle 10).
 */
export interface GraphNode {
  key: NodeKey;
  type: "identity" | "hub" | "resource";
  system: string;
  /** `service-account`, `namespace`; of hubs what they stand for: `run-workloads`. */
  kind: string;
  /** As pages show it. Written by strangers: never trusted. Of hubs it ends the sentence "can …": `run workloads in payments`. */
  name: string;
  /** Of the resource it lives in: a namespace's cluster, a secret's namespace. */
  container: NodeKey | null;
}

/** Key of a hub: what it stands for in what it lives in. */
export function hubKey(container: NodeKey, what: string): NodeKey {
  return `hub:${container}#${what}`;
}

/** Where an edge stands: a fact, and the place in it where it has one. */
export interface EdgeEvidence {
  /** Alias of the binding, the policy document, the workflow. */
  alias: string;
  /** `rule 2`, `statement 3`, `line 41`, `job deploy`; null: all of it. */
  place: string | null;
}

/**
 * What must hold beside, as people sort it. `scheduling`: it runs on the node in question; `isolation`: what keeps a
 * process in its container is overcome; `sign-in`: the system still believes what it is told about who signs in.
 */
export type ConditionKind =
  | "approval"
  | "branch"
  | "admission"
  | "pod-security"
  | "network"
  | "session"
  | "mfa"
  | "time"
  | "other-account"
  | "request"
  | "scheduling"
  | "isolation"
  | "sign-in";

export interface EdgeCondition {
  kind: ConditionKind;
  /** In a clause: `somebody approves the deployment to production`. */
  words: string;
}

/**
 * How sure an edge is. `unknown`: nothing says it is there, but what was not read could; such edges turn a *no* into an
 * *unknown* and never make a *yes* (design: principle 11).
 */
export type EdgeAnswer = "yes" | "conditional" | "unknown";

/**
 * One way from one node to another. Rights that one principal must hold together are one edge with several pieces of
 * evidence (design: Reach).
 */
export interface GraphEdge {
  /** Id of the {@link EdgeKind}: `kubernetes/run-workloads`. */
  kind: string;
  from: NodeKey;
  to: NodeKey;
  /** What it gives at a resource. Null: whoever has `from` has `to` too, and everything that follows. */
  ability: Ability | null;
  answer: EdgeAnswer;
  evidence: readonly EdgeEvidence[];
  /** Not empty where the answer is conditional. */
  conditions: readonly EdgeCondition[];
  /** Not empty where the answer is unknown: what was not read, in clauses (`the role bindings of payments were not read: 403`). */
  unread: readonly string[];
}

/** One of the kinds of edges a system knows; one file each. */
export interface EdgeKind {
  /** Stable: findings and acceptances name it. `<system>/<what>` */
  id: string;
  /** What `from` does, as a clause between the names of both ends: `can run workloads in`. */
  clause: string;
  /** When it is there, in a sentence. */
  precondition: string;
  /** How to close it, in a sentence. */
  fix: string;
  /** Technique catalogues and the system's own documentation. */
  references: readonly string[];
}

/** What builders yield, in any order; of a node told twice the first counts. */
export type GraphElement = GraphNode | GraphEdge;

export function isEdge(element: GraphElement): element is GraphEdge {
  return "from" in element;
}
