import type { Collected } from "./collect.ts";
import type { Columns } from "./columns.ts";
import { stableSort } from "./order.ts";

/** New numbers by old ones. */
interface Ranks {
  node: Uint32Array;
  kind: Uint32Array;
  note: Uint32Array;
}

const MARKS = 256;
const KINDS = 65_536;

/** Sorts edges and leaves out what was told twice. */
export function arrangeEdges(
  edges: Collected["edges"],
  ranks: Ranks,
): Pick<Columns, "outStart" | "to" | "mark" | "kind" | "note"> {
  if (ranks.kind.length > KINDS) throw new RangeError("a graph holds at most 65,536 kinds of edges");
  const nodes = ranks.node.length;
  const renumbered = (numbers: Uint32Array, rank: Uint32Array): Uint32Array => numbers.map((old) => rank[old] ?? 0);
  const from = renumbered(edges.from.numbers, ranks.node);
  const to = renumbered(edges.to.numbers, ranks.node);
  const kind = renumbered(edges.kind.numbers, ranks.kind);
  const note = renumbered(edges.note.numbers, ranks.note);
  const mark = edges.mark.numbers;

  let order: Uint32Array = Uint32Array.from(from, (_, edge) => edge);
  order = stableSort(order, note, ranks.note.length);
  order = stableSort(order, mark, MARKS);
  order = stableSort(order, kind, ranks.kind.length);
  order = stableSort(order, to, nodes);
  order = stableSort(order, from, nodes);
  const keys = [from, to, kind, mark, note];
  const kept = order.filter((edge, place) => {
    const before = order[place - 1];
    return before === undefined || keys.some((key) => key[edge] !== key[before]);
  });

  const outStart = new Uint32Array(nodes + 1);
  for (const edge of kept) outStart[(from[edge] ?? 0) + 1] = (outStart[(from[edge] ?? 0) + 1] ?? 0) + 1;
  for (let node = 0; node < nodes; node += 1) outStart[node + 1] = (outStart[node + 1] ?? 0) + (outStart[node] ?? 0);
  const column = (numbers: Uint32Array): Uint32Array => kept.map((edge) => numbers[edge] ?? 0);
  return {
    ...{ outStart, to: column(to), note: column(note) },
    ...{ mark: Uint8Array.from(column(mark)), kind: Uint16Array.from(column(kind)) },
  };
}
