import type { Graph } from "../graph/columns.ts";
import { evidenceAt, indexOf, nodeAt } from "../graph/read.ts";
import { textAt } from "../graph/texts.ts";
import type { CutKind } from "./cut.ts";

/**
 * Documents that nobody can take anything out of, or that give nothing by themselves. Limits of an organization only let
 * through what something else gives; what AWS and Kubernetes come with is written by them and cannot be changed or is set back.
 */
const FIXED = [
  /^aws:[^:]+:(?:scp|rcp|aws-managed-policy):/,
  /^kubernetes:[^:]+:clusterrole:(?:cluster-admin|admin|edit|view|system:.*)$/,
];

/**
 * Whether a person could take something away to close ways to production: an identity, or what a document of their own gives;
 * not a resource, a hub, or a limit.
 */
export function isRemovable(graph: Graph, kind: CutKind, what: number): boolean {
  if (kind === "edge") return false;
  if (kind === "node") return nodeAt(graph, what).type === "identity";
  const { alias, place } = kind === "document" ? { alias: textAt(graph, what), place: "" } : evidenceAt(graph, what);
  // All of a document is its own kind of cut.
  if (place === null || FIXED.some((fixed) => fixed.test(alias))) return false;
  const node = indexOf(graph, alias);
  return node === -1 || nodeAt(graph, node).type !== "resource";
}
