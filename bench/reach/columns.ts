import type { EdgeCondition } from "#lib/domain/reach/edge.ts";
import { arrangeEdges } from "#lib/domain/reach/graph/arrange-edges.ts";
import { arrangeTexts } from "#lib/domain/reach/graph/arrange.ts";
import { type Columns, markOf, NODE_TYPES } from "#lib/domain/reach/graph/columns.ts";
import { Growing } from "#lib/domain/reach/graph/growing.ts";
import { DOCUMENTS, drawEdges, type Estate, HUBS, KINDS, PER_DOMAIN } from "./estate.ts";

const CONDITION: EdgeCondition = { kind: "approval", words: "somebody approves the deployment" };
const CLAUSE = "the role bindings of the namespace were not read: 403";

/** Notes of a document: what a sure edge says, one under a condition, and one that is unknown. */
const NOTES = 3;

/** The columns of an estate, written without the texts of ten million edges between. */
export function columnsOf(estate: Estate): Columns {
  const keys = Array.from({ length: estate.nodes }, (_, node) => keyOf(estate, node));
  const documents = Array.from({ length: estate.domains * DOCUMENTS }, (_, number) => `toy:document:${padded(number)}`);
  const words = ["toy", "thing", CONDITION.kind, CONDITION.words, CLAUSE, ...KINDS];
  const { rank, columns: texts } = arrangeTexts([...keys, ...documents, ...words]);
  const placeOf = (word: string): number => rank[keys.length + documents.length + words.indexOf(word)] ?? 0;
  const filled = (text: string): Uint32Array => new Uint32Array(estate.nodes).fill(placeOf(text));
  const nodeKey = rank.slice(0, estate.nodes);
  if (nodeKey.some((text, node) => node > 0 && text <= (nodeKey[node - 1] ?? 0)))
    throw new Error("keys are not sorted");

  const notes = documents.length * NOTES;
  const starts = (isHeld: (note: number) => boolean): Uint32Array => {
    const start = new Uint32Array(notes + 1);
    for (let note = 0; note < notes; note += 1) start[note + 1] = (start[note] ?? 0) + (isHeld(note) ? 1 : 0);
    return start;
  };
  return {
    ...texts,
    ...{ nodeKey, nodeName: nodeKey, nodeSystem: filled("toy"), nodeKind: filled("thing") },
    nodeType: Uint8Array.from({ length: estate.nodes }, (_, node) => NODE_TYPES.indexOf(typeOf(estate, node))),
    nodeContainer: new Uint32Array(estate.nodes),
    ...edgesOf(estate, notes),
    kindText: Uint32Array.from(KINDS, placeOf),
    evidenceStart: starts(() => true),
    evidence: Uint32Array.from({ length: notes }, (_, note) => Math.floor(note / NOTES)),
    conditionStart: starts((note) => note % NOTES === 1),
    condition: new Uint32Array(documents.length),
    unreadStart: starts((note) => note % NOTES === 2),
    unread: new Uint32Array(documents.length).fill(placeOf(CLAUSE)),
    evidenceAlias: rank.slice(keys.length, keys.length + documents.length),
    evidencePlace: new Uint32Array(documents.length),
    conditionKind: Uint32Array.of(placeOf(CONDITION.kind)),
    conditionWords: Uint32Array.of(placeOf(CONDITION.words)),
  };
}

const ANSWERS = ["yes", "conditional", "unknown"];

function edgesOf(estate: Estate, notes: number): Pick<Columns, "outStart" | "to" | "mark" | "kind" | "note"> {
  const numbers = {
    from: new Growing(),
    to: new Growing(),
    kind: new Growing(),
    mark: new Growing(),
    note: new Growing(),
  };
  for (const { from, to, kind, answer, ability, document } of drawEdges(estate)) {
    numbers.from.push(from);
    numbers.to.push(to);
    numbers.kind.push(KINDS.indexOf(kind));
    numbers.mark.push(markOf(answer, ability));
    numbers.note.push(document * NOTES + ANSWERS.indexOf(answer));
  }
  const same = (size: number): Uint32Array => Uint32Array.from({ length: size }, (_, number) => number);
  return arrangeEdges(numbers, { node: same(estate.nodes), kind: same(KINDS.length), note: same(notes) });
}

function typeOf({ hubs, identities }: Estate, node: number): (typeof NODE_TYPES)[number] {
  return node < hubs ? "hub" : node < hubs + identities ? "identity" : "resource";
}

function keyOf({ hubs, identities }: Estate, node: number): string {
  if (node < hubs) return `hub:toy:${padded(Math.floor(node / HUBS))}#run-workloads-${padded(node % HUBS)}`;
  const identity = node - hubs;
  if (identity >= identities) return `toy:resource:${padded(identity - identities)}`;
  return `toy:${padded(Math.floor(identity / PER_DOMAIN))}:serviceaccount:team/app-${padded(identity % PER_DOMAIN)}`;
}

function padded(number: number): string {
  return String(number).padStart(7, "0");
}
