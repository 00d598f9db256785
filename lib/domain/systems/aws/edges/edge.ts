import type { DecidedBy, RemainingCondition } from "../policy/policy.ts";
import type { Powers } from "./powers.ts";

/** What somebody may do, by one decision or several that must hold together. */
export interface Held {
  answer: "yes" | "conditional" | "unknown" | "no";
  conditions: readonly RemainingCondition[];
  evidence: readonly Evidence[];
}

/** One right that an edge rests on. */
export interface Evidence {
  action: string;
  resource: string;
  because: readonly DecidedBy[];
}

/**
 * Where an edge leads.
 *
 * - `administrator`: writes its own policies, so that nothing in the account is beyond it but by its organization
 * - `bounded`, `unbounded`: whatever the boundary of a principal lets it; its own policies without the boundary
 * - `role`, `user`, `group`, `secret`: one of them
 * - `hub`: all of a kind in an account, but for some
 */
export type EdgeEnd =
  | { kind: "administrator"; account: string }
  | { kind: "bounded" | "unbounded"; arn: string }
  | { kind: "role" | "user" | "group" | "secret"; arn: string }
  | { kind: "hub"; hub: string; except: readonly string[] };

/** One principal can get further, in one known way. */
export interface Edge {
  /** Id of the {@link EdgeKind}. */
  kind: string;
  /** ARN. */
  from: string;
  to: EdgeEnd;
  answer: "yes" | "conditional" | "unknown";
  conditions: readonly RemainingCondition[];
  /** What beside policies must be so, in clauses: `a function runs as it`. */
  provided: readonly string[];
  /** The one of `provided` that nobody looked for: whether it is so was not read. */
  unseen?: string;
  evidence: readonly Evidence[];
}

/** One known way to get further than one's policies say. */
export interface EdgeKind {
  /** Stable: findings and acceptances name it. */
  id: string;
  /** What the principal does, as the end of a sentence: `writes a policy of its own`. */
  sentence: string;
  /** What it has then (design: ability). */
  ability: "admin" | "execute" | "secrets";
  /** How to close it, as a sentence. */
  fix: string;
  references: readonly string[];
  /** The edges of this kind from one principal. */
  find(powers: Powers): Iterable<EdgeFound>;
}

/** An edge before it says of which kind it is and whose. */
export type EdgeFound = Pick<Edge, "to" | "provided" | "unseen"> & { held: Held };

/** The page of a technique in the catalogue that most tools name them by. */
export function pathfinding(id: string): string {
  return `https://pathfinding.cloud/paths/${id}`;
}
