import type { Database } from "#lib/db/database.ts";
import { indexOf } from "#lib/domain/reach/graph/read.ts";
import type { Trial } from "#lib/domain/reach/overview.ts";
import { verdictOf } from "#lib/domain/reach/verdicts/table.ts";
import { compareWhatIf } from "#lib/domain/reach/what-if/compare.ts";
import { type WhatIf, whatIfSchema } from "#lib/domain/reach/what-if/what-if.ts";
import { type ReachWord, reachWord } from "#lib/domain/reach/words.ts";
import { thingsOf } from "./reach-cuts.ts";
import { numbersOf } from "./reach-numbers.ts";
import type { ReachWorld } from "./reach-world.ts";

/** How the graph sees the machines it has now, and how without something; nothing is changed. */
export async function reachTrial(database: Database, world: ReachWorld, without: WhatIf): Promise<Trial> {
  const { loaded, graph, machines } = world;
  const { after, missing } = compareWhatIf(loaded.table, without);
  const taken = new Set(without.nodes);
  const left = machines.map((machine) => {
    const node = indexOf(graph, machine.alias);
    if (node === -1) return machine;
    const { reaches, ability, chainLength } = verdictOf(after, node);
    return { ...machine, reaches: reachWord(reaches), ability, chainLength };
  });
  const losing = machines.flatMap(({ alias, id, kind, name, system, reaches: before }, place) => {
    const reaches = left[place]?.reaches ?? before;
    const isLost = isReaching(before) && !isReaching(reaches) && !taken.has(alias);
    return isLost ? [{ machine: { id, kind, name, system }, after: reaches }] : [];
  });
  const changes = [
    ...without.nodes.map((key) => whatIfSchema.parse({ nodes: [key] })),
    ...without.evidence.map((piece) => whatIfSchema.parse({ evidence: [piece] })),
  ];
  const things = await thingsOf(database, world, changes);
  return {
    things: changes.map(things),
    before: numbersOf(machines),
    after: numbersOf(left.filter(({ alias }) => !taken.has(alias))),
    losing,
    missing: [...missing.nodes, ...missing.evidence.map(({ alias }) => alias)],
  };
}

function isReaching(word: ReachWord): boolean {
  return word === "production" || word === "conditional";
}
