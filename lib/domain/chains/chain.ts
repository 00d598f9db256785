import type { RemainingCondition } from "../systems/aws/policy/policy.ts";
import type { Actor } from "../systems/aws/trust/world.ts";

/** Yes on every hop, conditional on what the hops name, or not known because something was not read. */
export type ChainAnswer = "yes" | "conditional" | "unknown";

/** Whom a hop starts from or leads to. */
export interface Stop {
  kind: "workflow" | "service-account" | "role" | "user" | "account" | "service" | "cluster";
  /** Alias, where it is an identity that may have a page. */
  alias: string | null;
  name: string;
}

/** One step of a chain, explained by what was read. */
export interface Hop {
  kind: "token" | "assume" | "sign-in";
  from: Stop;
  to: Stop;
  answer: ChainAnswer;
  sentence: string;
  /** Where that stands: alias of the document, place of the statement from 1 where it has one. */
  evidence: { document: string; statement: number | null }[];
  conditions: readonly RemainingCondition[];
}

/** A way into a cluster, from whoever begins it to what the cluster makes of it. */
export interface Chain {
  hops: readonly Hop[];
  answer: ChainAnswer;
  /** As whom the cluster takes it. */
  end: { cluster: string; username: string | null; groups: readonly string[]; policies: readonly AccessPolicy[] };
}

/** A policy of EKS that authorizes beside RBAC. */
export interface AccessPolicy {
  name: string;
  /** Empty: in the whole cluster. */
  namespaces: readonly string[];
}

/** How one principal of AWS signs in to a cluster. */
export interface ClusterDoor {
  /** Name people know the cluster by. */
  cluster: string;
  by: "aws-auth" | "access-entry";
  /** Alias of the fact that says so. */
  evidence: string;
  /** ARN as it stands there: `aws-auth` leaves the path of roles out. */
  principal: string;
  username: string | null;
  groups: readonly string[];
  policies: readonly AccessPolicy[];
}

/** The weakest answer of a chain's hops: unknown before conditional before yes. */
export function weakest(answers: Iterable<ChainAnswer>): ChainAnswer {
  const all = new Set(answers);
  return all.has("unknown") ? "unknown" : all.has("conditional") ? "conditional" : "yes";
}

/** A role or user as a stop of a chain. */
export function stopOf({ kind, alias, name }: Actor): Stop {
  return { kind, alias, name };
}
