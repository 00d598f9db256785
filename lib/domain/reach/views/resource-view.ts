import type { RowReach } from "../../inventory/identity.ts";
import type { HopEnd, ReadBasis } from "./path-view.ts";

/** An identity that reaches a resource, or could, and how. */
export interface Reacher {
  identity: HopEnd;
  reach: Pick<RowReach, "verdict" | "ability" | "chainLength">;
}

/** A resource with those who reach it, surest, strongest and nearest first. */
export interface ResourceView {
  resource: HopEnd;
  /** What it lives in. */
  container: HopEnd | null;
  /** Null: no rule says which it is. */
  environment: { name: string; because: string } | null;
  reachers: Reacher[];
  counts: { yes: number; conditional: number; unknown: number };
  /** From 1. */
  page: number;
  pages: number;
  basis: ReadBasis;
  asOf: string;
}
