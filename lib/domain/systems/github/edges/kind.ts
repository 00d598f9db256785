import type { EdgeCondition, EdgeEvidence, EdgeKind, GraphEdge, GraphElement, NodeKey } from "../../../reach/edge.ts";
import type { Ability } from "../../../reach/ability.ts";
import type { GitHubView } from "./github-view.ts";

/** One kind of edges, with how those of a host are found. */
export interface GitHubEdges {
  kind: EdgeKind;
  build(view: GitHubView): Iterable<GraphElement>;
}

/** What is said of an edge beside its ends; what is left out is empty. */
interface About {
  ability?: Ability;
  evidence: readonly EdgeEvidence[];
  conditions?: readonly EdgeCondition[];
  unread?: readonly string[];
}

/** An edge whose answer follows from what is said of it: unknown where something was not read, else by its conditions. */
export function edge({ id }: EdgeKind, from: NodeKey, to: NodeKey, about: About): GraphEdge {
  const { ability = null, evidence, unread = [] } = about;
  const conditions = [...new Map((about.conditions ?? []).map((one) => [one.words, one])).values()];
  const answer = unread.length > 0 ? "unknown" : conditions.length > 0 ? "conditional" : "yes";
  return { kind: id, from, to, ability, answer, evidence, conditions, unread };
}

/** The fact an edge stands on, and where in it. */
export function proof(fact: { alias: string }, place: string | null = null): EdgeEvidence {
  return { alias: fact.alias, place };
}
