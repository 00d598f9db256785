import { CONDITIONAL, REMOVED, YES } from "../graph/columns.ts";
import { emptyPass, spread } from "../verdicts/pass.ts";
import { seedsOf } from "../verdicts/seeds.ts";
import type { Situation } from "../verdicts/situation.ts";
import { type Bearing, edgesByEvidence, edgesOn } from "./by-evidence.ts";
import { compareCuts, type Cut, type CutKind, type Loss } from "./cut.ts";
import { dominatedCuts } from "./dominated.ts";
import { evidenceCuts, type FoundCuts } from "./evidence-cuts.ts";

/** What is looked for. */
export interface ChokeQuestion {
  /** Off from what: from paths that are sure, or from those under conditions too. */
  from: "yes" | "conditional";
  kinds: readonly CutKind[];
  /** How many, or how many steps of a plan. */
  count: number;
  /** How many pieces of evidence are tried out at most, for each kind and each step. */
  tries?: number;
  /** Whether a person could take something away at all: a limit that gives nothing by itself is no cut. Absent: all. */
  may?: (kind: CutKind, what: number) => boolean;
}

const TRIES = 500;

/** What cuts most off from production, each taken away alone. */
export function chokePoints(situation: Situation, question: ChokeQuestion): FoundCuts {
  return bestCuts(situation, question, bearingsOf(situation, question.kinds));
}

/** One step of a plan, and what all steps up to it cut off together. */
export interface PlanStep {
  cut: Cut;
  together: Loss;
  /** False where something may cut more at this step. */
  isProven: boolean;
}

/**
 * What to take away, one after the other: at each step what cuts most of what is left. That is greedy: another choice of as
 * many may cut more together, and finding the best one is out of reach (it contains set cover).
 */
export function chokePlan(situation: Situation, question: ChokeQuestion): PlanStep[] {
  return [...chokeSteps(situation, question)];
}

/** The steps of a {@link chokePlan}, one at a time: whoever must not be held up long can pause between them. */
export function* chokeSteps(situation: Situation, question: ChokeQuestion): Generator<PlanStep> {
  const bearings = bearingsOf(situation, question.kinds);
  const together = { identities: 0, weight: 0 };
  let left = situation;
  for (let step = 0; step < question.count; step += 1) {
    const { cuts, isProven } = bestCuts(left, { ...question, count: 1 }, bearings);
    const cut = cuts[0];
    if (!cut) break;
    together.identities += cut.identities;
    together.weight += cut.weight;
    yield { cut, together: { ...together }, isProven };
    left = without(left, cut, bearings);
  }
}

type Bearings = Partial<Record<CutKind, Bearing>>;

function bearingsOf({ graph }: Situation, kinds: readonly CutKind[]): Bearings {
  return {
    ...(kinds.includes("evidence") ? { evidence: edgesByEvidence(graph, "evidence") } : {}),
    ...(kinds.includes("document") ? { document: edgesByEvidence(graph, "document") } : {}),
  };
}

function bestCuts(situation: Situation, question: ChokeQuestion, bearings: Bearings): FoundCuts {
  const { kinds, count, tries = TRIES, may = () => true } = question;
  const pass = emptyPass(question.from === "yes" ? YES : CONDITIONAL, situation.production.length);
  spread(situation, pass, seedsOf(situation, pass));
  const cuts: Cut[] = [];
  let isProven = true;
  if (kinds.includes("node") || kinds.includes("edge")) {
    const { nodes, edges } = dominatedCuts(situation, pass);
    for (const cut of kinds.includes("node") ? nodes : []) if (may("node", cut.what)) cuts.push(cut);
    for (const cut of kinds.includes("edge") ? edges : []) if (may("edge", cut.what)) cuts.push(cut);
  }
  for (const kind of ["evidence", "document"] as const) {
    const bearing = bearings[kind];
    if (!bearing) continue;
    const found = evidenceCuts(situation, pass, kind, bearing, { count, tries, may: (what) => may(kind, what) });
    cuts.push(...found.cuts);
    isProven &&= found.isProven;
  }
  return { cuts: cuts.sort(compareCuts).slice(0, count), isProven };
}

/** The edges that go with a cut. */
function edgesOfCut({ graph }: Situation, { kind, what }: Cut, bearings: Bearings): Iterable<number> {
  if (kind === "edge") return [what];
  if (kind === "node") {
    const out = range(graph.outStart[what] ?? 0, graph.outStart[what + 1] ?? 0);
    return [...out, ...graph.inEdge.subarray(graph.inStart[what] ?? 0, graph.inStart[what + 1] ?? 0)];
  }
  const bearing = bearings[kind];
  return bearing ? edgesOn(bearing, what) : [];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, place) => from + place);
}

/** What is left after a cut. */
function without(situation: Situation, cut: Cut, bearings: Bearings): Situation {
  const mark = situation.mark.slice();
  for (const edge of edgesOfCut(situation, cut, bearings)) mark[edge] = REMOVED;
  return { ...situation, mark };
}
