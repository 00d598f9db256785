import type { PlacedResource } from "../environments/classified.ts";
import type { JsonObject } from "../facts/json.ts";
import type { GraphNode } from "./edge.ts";
import type { Estate } from "./estate.ts";

/** A resource of the graph with its labels. */
export interface GraphPlace extends PlacedResource {
  system: string;
}

/** The resources of a graph by key, with the labels that facts have of them, and what they live in. */
export function placesOf(estate: Estate, nodes: Iterable<GraphNode>): Map<string, GraphPlace> {
  const known = new Map<
    string,
    { container: string | null; content: JsonObject; system: string; kind: string; name: string }
  >();
  for (const { system, of } of estate.domains) {
    for (const noun of ["resource", "stored-copy"] as const) {
      for (const { alias, kind, name, container, content } of of(noun)) {
        const before = known.get(alias);
        if (!before || before.container === null) known.set(alias, { system, kind, name, container, content });
      }
    }
  }
  const places = new Map<string, GraphPlace>();
  const add = (alias: string, place: Omit<GraphPlace, "alias">): void => {
    if (!places.has(alias)) places.set(alias, { alias, ...place });
  };
  for (const { key, type, system, kind, name, container } of nodes) {
    if (type !== "resource") continue;
    const fact = known.get(key);
    add(key, {
      system,
      kind: fact?.kind ?? kind,
      name: fact?.name ?? name,
      content: fact?.content ?? {},
      container: container ?? fact?.container ?? null,
    });
  }
  // What resources live in need not be in the graph itself: an organizational unit.
  for (const [alias, fact] of known) add(alias, fact);
  return places;
}
