import { readFactNames } from "#lib/db/reach/read-names.ts";
import type { Database } from "#lib/db/database.ts";
import { chokePoints, chokeSteps, type ChokeQuestion } from "#lib/domain/reach/choke/choke-points.ts";
import type { Cut } from "#lib/domain/reach/choke/cut.ts";
import { isRemovable } from "#lib/domain/reach/choke/removable.ts";
import { CONDITIONAL, nodeCount, REMOVED, YES } from "#lib/domain/reach/graph/columns.ts";
import { edgeAt, evidenceAt, keyOf } from "#lib/domain/reach/graph/read.ts";
import { textAt } from "#lib/domain/reach/graph/texts.ts";
import type { CutThing, ReachCut, ReachCuts } from "#lib/domain/reach/overview.ts";
import { EDGE_KINDS } from "#lib/domain/reach/registry.ts";
import { emptyPass, type Pass, spread } from "#lib/domain/reach/verdicts/pass.ts";
import { seedsOf } from "#lib/domain/reach/verdicts/seeds.ts";
import type { Situation } from "#lib/domain/reach/verdicts/situation.ts";
import { applyWhatIf } from "#lib/domain/reach/what-if/apply.ts";
import { type WhatIf, whatIfSchema } from "#lib/domain/reach/what-if/what-if.ts";
import { chainView } from "./reach-chains.ts";
import { oncePer, type ReachWorld, turns } from "./reach-world.ts";

const SHOWN = 10;
/** Looked at to find so many that differ: a document and its only statement cut the same. */
const CANDIDATES = 40;
/** What one step may cost, in edges looked at: some hundred milliseconds. */
const BUDGET = 40_000_000;
const MOST_TRIES = 500;

/** Which ways are cut: those that are sure, or those on conditions too. */
export type Ways = "yes" | "conditional";

const kept: Record<Ways, WeakMap<ReachWorld, Promise<ReachCuts>>> = { yes: new WeakMap(), conditional: new WeakMap() };

/** What cuts most machines off from production, computed once for each graph, and never long without a pause. */
export function reachCuts(database: Database, world: ReachWorld, from: Ways): Promise<ReachCuts> {
  return oncePer(kept[from], world, () => computeCuts(database, world, from));
}

async function computeCuts(database: Database, world: ReachWorld, from: Ways): Promise<ReachCuts> {
  const { situation, graph } = world;
  const surely = from === "yes" ? YES : CONDITIONAL;
  const before = passOf(situation, surely);
  const question: ChokeQuestion = {
    from,
    kinds: ["evidence", "document", "node"],
    count: SHOWN,
    tries: Math.min(MOST_TRIES, Math.max(SHOWN, Math.floor(BUDGET / (graph.to.length + nodeCount(graph))))),
    may: (kind, what) => isRemovable(graph, kind, what),
  };
  const turn = turns();
  const { cuts, isProven } = chokePoints(situation, { ...question, count: CANDIDATES });
  await turn();
  const steps: { cut: Cut; together: number }[] = [];
  let arePlanned = true;
  for (const { cut, together, isProven: isBest } of chokeSteps(situation, question)) {
    arePlanned &&= isBest;
    steps.push({ cut, together: together.identities });
    await turn();
  }
  const names = await thingsOf(
    database,
    world,
    [...cuts, ...steps.map(({ cut }) => cut)].map((cut) => whatIfOf(world, cut)),
  );
  const views: ReachCut[] = [];
  const seen = new Set<string>();
  for (const cut of cuts) {
    if (views.length === SHOWN) break;
    const view = viewOf(world, cut, before, names);
    await turn();
    if (view.machines === 0 || seen.has(view.lost)) continue;
    seen.add(view.lost);
    const { lost: _lost, ...rest } = view;
    views.push(rest);
  }
  const of = [...world.machineOf.keys()].filter((node) => before.ability[node] !== 0).length;
  const plan = steps.map(({ cut, together }) => {
    const whatIf = whatIfOf(world, cut);
    return { thing: names(whatIf), machines: cut.identities, together, whatIf };
  });
  return { of, cuts: views, plan, isProven: isProven && arePlanned };
}

function viewOf(world: ReachWorld, cut: Cut, before: Pass, names: (whatIf: WhatIf) => CutThing) {
  const { situation, graph, loaded, machineOf } = world;
  const whatIf = whatIfOf(world, cut);
  const without = applyWhatIf(situation, whatIf).situation;
  const after = passOf(without, before.surely);
  const own = cut.kind === "node" ? cut.what : -1;
  const lost = [...machineOf.keys()].filter(
    (node) => node !== own && before.ability[node] !== 0 && after.ability[node] === 0,
  );
  // Of short chains the picture tells most: the nearest that comes there from elsewhere.
  const [first] = lost.toSorted((one, other) => (before.length[one] ?? 0) - (before.length[other] ?? 0) || one - other);
  const path = first === undefined ? undefined : loaded.paths.find(first, { to: null, ability: null }, 1).paths[0];
  const cutEdge = path?.edges.find((edge) => without.mark[edge] === REMOVED);
  return {
    thing: names(whatIf),
    machines: lost.length,
    fix: cutEdge === undefined ? null : (EDGE_KINDS.get(edgeAt(graph, cutEdge).kind)?.fix ?? null),
    chain: path ? chainView(world, path, without.mark) : null,
    whatIf,
    lost: lost.join(),
  };
}

/** Who reaches production in a situation, as surely. Linear. */
function passOf(situation: Situation, surely: number): Pass {
  const pass = emptyPass(surely, nodeCount(situation.graph));
  spread(situation, pass, seedsOf(situation, pass));
  return pass;
}

/** A cut in words that mean the same in a later graph. */
function whatIfOf({ graph }: ReachWorld, { kind, what }: Cut): WhatIf {
  if (kind === "node") return whatIfSchema.parse({ nodes: [keyOf(graph, what)] });
  const piece = kind === "document" ? { alias: textAt(graph, what), place: null } : evidenceAt(graph, what);
  return whatIfSchema.parse({ evidence: [piece] });
}

/** Names what some changes take away, one thing each. */
export async function thingsOf(
  { pool }: Database,
  { pages }: ReachWorld,
  changes: readonly WhatIf[],
): Promise<(whatIf: WhatIf) => CutThing> {
  const aliases = changes.map(aliasOf);
  const names = await readFactNames(pool, [...new Set(aliases)]);
  return (whatIf) => {
    const alias = aliasOf(whatIf);
    const { system, kind, name, scope } = names.get(alias) ?? { system: "", kind: "", name: alias, scope: "" };
    return {
      system,
      kind,
      name,
      scope: whereOf(alias, scope),
      id: pages.get(alias) ?? null,
      place: whatIf.evidence[0]?.place ?? null,
    };
  };
}

function aliasOf({ nodes, evidence }: WhatIf): string {
  return nodes[0] ?? evidence[0]?.alias ?? "";
}

/** Where something lives, as people call it: aliases name repositories and clusters, scopes number them or leave them out. */
function whereOf(alias: string, scope: string): string {
  const [system, place = ""] = alias.split(":");
  if (system === "github") return place;
  return system === "kubernetes" ? [place, scope].filter((part) => part !== "").join(", ") : scope;
}
