import type { Ability } from "./ability.ts";
import type { NodeKey } from "./edge.ts";

/** Whether production is reached: by some path; only under conditions; by none; or what was not read could be one. */
export type Reaches = "yes" | "conditional" | "no" | "unknown";

/** What the graph says of one identity. */
export interface ReachVerdict {
  reaches: Reaches;
  /** The strongest of what paths give that are as sure as `reaches`; null with *no* and *unknown*. */
  ability: Ability | null;
  /** The strongest that some path gives under conditions, where that is stronger. */
  conditionalAbility: Ability | null;
  /** Edges of the shortest such path for `ability`. */
  chainLength: number | null;
  /** Production resources reached with any ability by paths as sure as `reaches`; with *unknown*, how many could be. */
  resources: number;
  /** Where that shortest path goes first. */
  next: NodeKey | null;
}
