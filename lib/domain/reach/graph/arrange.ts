import type { Collected, ToldNode } from "./collect.ts";
import type { Columns } from "./columns.ts";
import type { Interner, ListInterner } from "./growing.ts";
import { compareLists, orderOf } from "./order.ts";
import { writeTexts } from "./texts.ts";

interface ArrangedTexts {
  texts: string[];
  rank: Uint32Array;
  columns: Pick<Columns, "textStart" | "textBytes">;
}

/** Sorts texts. */
export function arrangeTexts(texts: readonly string[]): ArrangedTexts {
  const order = orderOf(texts.length, (one, other) => compareTexts(texts[one] ?? "", texts[other] ?? ""));
  const sorted = Array.from(order.sorted, (text) => texts[text] ?? "");
  return { texts: sorted, rank: order.rank, columns: writeTexts(sorted) };
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

type Renumber = (number: number) => number;

interface ArrangedPairs {
  rank: Uint32Array;
  first: Uint32Array;
  second: Uint32Array;
}

/** Sorts pairs by what their numbers are after renumbering. */
export function arrangePairs(pairs: ListInterner, first: Renumber, second: Renumber): ArrangedPairs {
  const renumbered = pairs.lists.map(([one = 0, other = 0]) => [first(one), second(other)] as const);
  const { sorted, rank } = orderOf(renumbered.length, (one, other) =>
    compareLists(renumbered[one] ?? [], renumbered[other] ?? []),
  );
  return {
    rank,
    first: sorted.map((pair) => renumbered[pair]?.[0] ?? 0),
    second: sorted.map((pair) => renumbered[pair]?.[1] ?? 0),
  };
}

interface ArrangedLists {
  rank: Uint32Array;
  /** By their new numbers. */
  lists: (readonly number[])[];
}

/** Sorts lists by what their numbers are after renumbering. The order within a list says something and stays. */
export function arrangeLists(interned: Pick<ListInterner, "lists">, renumber: Renumber): ArrangedLists {
  const renumbered = interned.lists.map((list) => list.map(renumber));
  const { sorted, rank } = orderOf(renumbered.length, (one, other) =>
    compareLists(renumbered[one] ?? [], renumbered[other] ?? []),
  );
  return { rank, lists: Array.from(sorted, (list) => renumbered[list] ?? []) };
}

type Triple<Item> = [Item, Item, Item];

interface ArrangedNotes {
  rank: Uint32Array;
  starts: Triple<Uint32Array>;
  items: Triple<Uint32Array>;
}

/** Sorts notes by evidence, conditions and what was not read, and writes the lists of each out, one after the other. */
export function arrangeNotes({ notes, doubts }: Collected, parts: Triple<ArrangedLists>): ArrangedNotes {
  const triples = notes.lists.map(([evidence = 0, doubt = 0]) => {
    const [condition = 0, unread = 0] = doubts.lists[doubt] ?? [];
    return [evidence, condition, unread].map((list, part) => parts[part]?.rank[list] ?? 0);
  });
  const { rank, lists } = arrangeLists({ lists: triples }, (list) => list);
  const written = parts.map((part, place) => writeLists(lists.map((triple) => part.lists[triple[place] ?? 0] ?? [])));
  const [one, two, three] = written as Triple<{ start: Uint32Array; items: Uint32Array }>;
  return { rank, starts: [one.start, two.start, three.start], items: [one.items, two.items, three.items] };
}

function writeLists(lists: readonly (readonly number[])[]): { start: Uint32Array; items: Uint32Array } {
  const start = new Uint32Array(lists.length + 1);
  for (const [place, list] of lists.entries()) start[place + 1] = (start[place] ?? 0) + list.length;
  const items = new Uint32Array(start[lists.length] ?? 0);
  for (const [place, list] of lists.entries()) items.set(list, start[place]);
  return { start, items };
}

interface ArrangedNodes {
  rank: Uint32Array;
  columns: Pick<Columns, "nodeKey" | "nodeType" | "nodeSystem" | "nodeKind" | "nodeName" | "nodeContainer">;
}

/** Sorts nodes by their keys. */
export function arrangeNodes(
  keys: readonly string[],
  told: readonly ToldNode[],
  place: Renumber,
  texts: Interner,
): ArrangedNodes {
  const { sorted, rank } = orderOf(keys.length, (one, other) => compareTexts(keys[one] ?? "", keys[other] ?? ""));
  const column = (read: (node: ToldNode) => number): Uint32Array =>
    sorted.map((node) => {
      const known = told[node];
      return known ? read(known) : 0;
    });
  return {
    rank,
    columns: {
      nodeKey: sorted.map((node) => place(texts.codeOf(keys[node] ?? ""))),
      nodeType: Uint8Array.from(column(({ type }) => type)),
      nodeSystem: column(({ system }) => place(system)),
      nodeKind: column(({ kind }) => place(kind)),
      nodeName: column(({ name }) => place(name)),
      nodeContainer: column(({ container }) => (container === null ? 0 : place(container) + 1)),
    },
  };
}
