import type { GraphElement } from "../edge.ts";
import { arrangeEdges } from "./arrange-edges.ts";
import { arrangeLists, arrangeNodes, arrangePairs, arrangeTexts, arrangeNotes } from "./arrange.ts";
import { withBackward } from "./backward.ts";
import { collect, toldOf } from "./collect.ts";
import type { Graph } from "./columns.ts";

/**
 * Makes the graph of what builders yield. The order of edges does not matter, and the same edge told twice is one; of a
 * node told twice the first counts. A node that only edges name is an identity of unknown kind, or a resource where an
 * edge gives an ability at it.
 *
 * @throws RangeError when there are more than 65,536 kinds of edges
 */
export function buildGraph(elements: Iterable<GraphElement>): Graph {
  const collected = collect(elements);
  const keys = collected.nodes.texts();
  const told = keys.map((key, node) => toldOf(collected, node, key));
  const texts = arrangeTexts(collected.texts.texts());
  const place = (text: number): number => texts.rank[text] ?? 0;
  const placeOrNone = (text: number): number => (text === 0 ? 0 : place(text - 1) + 1);

  const kinds = arrangeTexts(collected.kinds.texts());
  const evidence = arrangePairs(collected.evidence, place, placeOrNone);
  const conditions = arrangePairs(collected.conditions, place, place);
  const evidenceLists = arrangeLists(collected.evidenceLists, (piece) => evidence.rank[piece] ?? 0);
  const conditionLists = arrangeLists(collected.conditionLists, (piece) => conditions.rank[piece] ?? 0);
  const unreadLists = arrangeLists(collected.unreadLists, place);
  const notes = arrangeNotes(collected, [evidenceLists, conditionLists, unreadLists]);
  const nodes = arrangeNodes(keys, told, place, collected.texts);
  const edges = arrangeEdges(collected.edges, { node: nodes.rank, kind: kinds.rank, note: notes.rank });
  return withBackward({
    ...texts.columns,
    ...nodes.columns,
    ...edges,
    kindText: Uint32Array.from(kinds.texts, (kind) => place(collected.texts.codeOf(kind))),
    evidenceStart: notes.starts[0],
    evidence: notes.items[0],
    conditionStart: notes.starts[1],
    condition: notes.items[1],
    unreadStart: notes.starts[2],
    unread: notes.items[2],
    evidenceAlias: evidence.first,
    evidencePlace: evidence.second,
    conditionKind: conditions.first,
    conditionWords: conditions.second,
  });
}
