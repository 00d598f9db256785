import type { Ability } from "../../../reach/ability.ts";
import type { EdgeAnswer, EdgeCondition, EdgeEvidence, EdgeKind, GraphEdge, NodeKey } from "../../../reach/edge.ts";
import type { Bound } from "../permissions/policies.ts";

/** How sure an edge is, and why not surer. */
export interface Sureness {
  conditions?: readonly EdgeCondition[];
  unread?: readonly string[];
}

/** Where an edge leads. */
export interface Target extends Sureness {
  to: NodeKey;
  /** At a resource; left out: whoever has the start has the end too. */
  ability?: Ability;
}

/** An edge; what was not read makes it unknown, else conditions make it conditional. */
export function edge(kind: EdgeKind, from: NodeKey, target: Target, evidence: readonly EdgeEvidence[]): GraphEdge {
  const { to, ability = null, conditions = [], unread = [] } = target;
  return { kind: kind.id, from, to, ability, answer: answerOf(conditions, unread), evidence, conditions, unread };
}

function answerOf(conditions: readonly EdgeCondition[], unread: readonly string[]): EdgeAnswer {
  if (unread.length > 0) return "unknown";
  return conditions.length > 0 ? "conditional" : "yes";
}

/** A rule of a bound role as evidence: the binding and the role stand and fall together. */
export function evidenceOf({ alias, document }: Bound, index: number): EdgeEvidence[] {
  const binding = alias === "" ? [] : [{ alias, place: null }];
  return document === null ? binding : [...binding, { alias: document, place: `rule ${index + 1}` }];
}
