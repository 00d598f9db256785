import { isEdge, type EdgeAnswer, type GraphEdge } from "../../../../reach/edge.ts";
import { githubGraph } from "../github-graph.ts";
import type { Host } from "./host.ts";

/** What some facts say of one kind of edges. */
export interface EdgeCase {
  kind: string;
  when: string;
  host: () => Host;
  from: string;
  to: string;
  /** Null: there is no such edge. */
  answer: EdgeAnswer | null;
  ability?: GraphEdge["ability"];
  /** Words that its conditions, or what was not read, hold. */
  says?: string;
}

/** Every edge that the facts of a host make. */
export function edgesOf(host: Host, without?: ReadonlySet<string>): GraphEdge[] {
  return [...githubGraph.build(host.facts(without))].filter(isEdge);
}

/** The edges a case is about. */
export function found({ kind, host, from, to }: EdgeCase): GraphEdge[] {
  return edgesOf(host()).filter((edge) => edge.kind === kind && edge.from === from && edge.to === to);
}
