import { abilityCode, becomes, isAsSureAs } from "../graph/columns.ts";
import { fromOf } from "../graph/read.ts";
import { type Changed, doorsOf } from "./changed.ts";
import { leadsTo } from "./leads.ts";
import type { Pass } from "./pass.ts";
import type { Situation } from "./situation.ts";
import type { VerdictTable } from "./table.ts";

/**
 * Nodes that may lead elsewhere in a pass than they did, so that all who become them may too. Most edges are not the only
 * way: where the beginning of one still leads to its end by edges that hold before and after, nothing leads elsewhere.
 */
export function dirtyRoots(
  { situation: before, kept }: VerdictTable,
  after: Situation,
  { surely }: Pass,
  changed: Changed,
): number[] {
  const { graph, mark, production } = after;
  const holds = (edge: number): boolean => becomes(before.mark[edge] ?? 0, surely) && becomes(mark[edge] ?? 0, surely);
  const dirty: number[] = [];
  for (const edge of changed.edges) {
    const was = before.mark[edge] ?? 0;
    const is = mark[edge] ?? 0;
    if (isAsSureAs(was, surely) === isAsSureAs(is, surely)) continue;
    const from = fromOf(graph, edge);
    const to = graph.to[edge] ?? 0;
    const isBecoming = abilityCode(graph.mark[edge] ?? 0) === 0;
    // What was production once is still in the sets.
    if (!isBecoming && !kept?.classes.of[to]) continue;
    const ends = isBecoming ? [to] : steadyDoors(before, after, surely, to);
    if (!leadsTo(graph, holds, from, ends)) dirty.push(from);
  }
  const added = changed.production.filter((resource) => production[resource] === 1);
  return [...dirty, ...added.flatMap((resource) => doorsOf(after, resource))];
}

/** Whoever has an edge to a resource before and after. */
function steadyDoors(before: Situation, { graph, mark }: Situation, surely: number, resource: number): number[] {
  const doors: number[] = [];
  const end = graph.inStart[resource + 1] ?? 0;
  for (let slot = graph.inStart[resource] ?? 0; slot < end; slot += 1) {
    const edge = graph.inEdge[slot] ?? 0;
    const is = mark[edge] ?? 0;
    const isDoor = abilityCode(is) !== 0 && isAsSureAs(is, surely) && isAsSureAs(before.mark[edge] ?? 0, surely);
    if (isDoor) doors.push(graph.inFrom[slot] ?? 0);
  }
  return doors;
}
