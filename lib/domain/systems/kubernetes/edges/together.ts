import type { EdgeEvidence, EdgeKind, GraphEdge } from "../../../reach/edge.ts";
import type { Space } from "./cluster.ts";
import { edge, type Target } from "./element.ts";
import type { Held, Holder } from "./holder.ts";
import type { RightId } from "./rights.ts";

/**
 * One edge for rights that lead somewhere only together, with a piece of evidence for each; none where one is missing, or
 * where all hold in the whole cluster already and the edge stands there.
 */
export function* together(
  kind: EdgeKind,
  holder: Holder,
  space: Space | null,
  rights: readonly RightId[],
  target: Target,
): Generator<GraphEdge> {
  const pieces = rights.map((right) => widest(holder.held(right, space)));
  if (!pieces.every((piece) => piece !== null) || !isOfPlace(pieces, space)) return;
  yield edge(kind, holder.key, target, evidenceOfAll(pieces));
}

/** The widest of what is held: all there is, before what has a name. */
export function widest(held: readonly Held[]): Held | null {
  return held.find(({ name }) => name === null) ?? held[0] ?? null;
}

/** The first that holds for a thing of that name. */
export function heldFor(held: readonly Held[], name: string): Held | null {
  return held.find((one) => one.name === null || one.name === name) ?? null;
}

/** Says whether at least one of the pieces holds in that place only. */
export function isOfPlace(pieces: readonly Held[], space: Space | null): boolean {
  return space === null || pieces.some(({ bound }) => bound.binding.namespace !== "");
}

/** The evidence of all pieces, each once. */
export function evidenceOfAll(pieces: readonly Held[]): EdgeEvidence[] {
  const all = pieces.flatMap(({ evidence }) => evidence);
  return [...new Map(all.map((one) => [`${one.alias} ${one.place ?? ""}`, one])).values()];
}
