import type { Ability } from "../ability.ts";
import type { EdgeAnswer, GraphEdge, GraphElement, GraphNode } from "../edge.ts";

/** A node of a toy system. */
export function node(key: string, type: GraphNode["type"] = "identity"): GraphNode {
  return { key, type, system: "toy", kind: "thing", name: key, container: null };
}

/** An edge of a toy system, with evidence of its own. */
export function edge(
  from: string,
  to: string,
  ability: Ability | null = null,
  answer: EdgeAnswer = "yes",
  evidence = [{ alias: `${from} to ${to}`, place: null as string | null }],
): GraphEdge {
  return {
    ...{ kind: "toy/becomes", from, to, ability, answer, evidence },
    conditions: answer === "conditional" ? [{ kind: "approval", words: "somebody approves" }] : [],
    unread: answer === "unknown" ? ["the bindings were not read"] : [],
  };
}

/** One after the other: `n000000` leads to `n000001` and so on. */
export function chain(length: number): GraphElement[] {
  const key = (number: number): string => `n${String(number).padStart(6, "0")}`;
  return Array.from({ length: length - 1 }, (_, number) => edge(key(number), key(number + 1)));
}
