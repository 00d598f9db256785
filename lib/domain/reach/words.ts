import { ABILITIES } from "./ability.ts";
import type { Reaches, ReachVerdict } from "./verdict.ts";

/** Verdicts as the filter grammar, the inventory and exports call them. */
export const REACH_WORDS = ["production", "conditional", "no", "unknown"] as const;

export type ReachWord = (typeof REACH_WORDS)[number];

/** Abilities as they call them: of what reaches nothing there is none; of what nobody can tell it is unknown. */
export const ABILITY_WORDS = [...ABILITIES, "none", "unknown"] as const;

/** The word of a verdict. */
export function reachWord(reaches: Reaches): ReachWord {
  return reaches === "yes" ? "production" : reaches;
}

/** A verdict as rows keep it. */
export interface StoredReach extends Omit<ReachVerdict, "reaches"> {
  reaches: ReachWord;
}
