import type { Written } from "./graph-of.ts";

/** Objects, and the edges of one kind that start somewhere. */
export interface Case {
  name: string;
  objects: readonly Written[];
  /** In short: `payments/ci`, `payments#run-workloads`. */
  from: string;
  /** `payments#run-workloads yes`, with the ability where it has one: `payments read yes`. Empty: none. */
  to: readonly string[];
}

/** What a kind's file of cases holds: it needs both. */
export interface Cases {
  holds: readonly Case[];
  fails: readonly Case[];
}
