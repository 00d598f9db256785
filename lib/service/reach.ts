import { textAt } from "#lib/domain/reach/graph/texts.ts";
import type { ReachOverview, Unread } from "#lib/domain/reach/overview.ts";
import type { WhatIf } from "#lib/domain/reach/what-if/what-if.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";
import { readFilterScope } from "./filter-scope.ts";
import { extremes } from "./reach-chains.ts";
import { reachCuts, type Ways } from "./reach-cuts.ts";
import { numbersOf } from "./reach-numbers.ts";
import { reachedResources } from "./reach-resources.ts";
import { reachTrial } from "./reach-trial.ts";
import { reachWorld, type ReachWorld } from "./reach-world.ts";

/** Chains told at each end. */
const CHAINS = 3;

/** Parts that were not read, by name; the rest are counted. */
const NAMED = 6;

/** Which cuts to look for, and what to try out. */
export interface ReachQuestion {
  ways: Ways;
  without: WhatIf | null;
}

/**
 * Which machines reach production, by what, and what would cut most of them off; of the newest graph. Null: none was made
 * yet, because nothing was collected.
 */
export async function readReachOverview(context: Context, question: ReachQuestion): Promise<ReachOverview | null> {
  authorize(context.actor, "inventory.read");
  const { database } = context;
  const world = await reachWorld(database);
  if (!world) return null;
  const [{ atLeast }, cuts, { resources, production }, trial] = await Promise.all([
    readFilterScope(context, null),
    reachCuts(database, world, question.ways),
    reachedResources(world),
    question.without && reachTrial(database, world, question.without),
  ]);
  return {
    asOf: world.loaded.asOf,
    atLeast,
    numbers: numbersOf(world.machines),
    ...extremes(world, CHAINS),
    cuts,
    resources,
    production,
    counted: resources.length,
    unread: unreadOf(world),
    trial,
  };
}

function unreadOf({ graph }: ReachWorld): Unread {
  const clauses = [...new Set(graph.unread)].map((clause) => textAt(graph, clause)).sort();
  return { clauses: clauses.slice(0, NAMED), more: Math.max(0, clauses.length - NAMED) };
}
