import type { Lookup } from "#lib/domain/systems/github/workflows/expressions/evaluate.ts";
import type { Possible } from "#lib/domain/systems/github/workflows/expressions/possible.ts";
import type { TextNode } from "./nodes.ts";

/** What the names in an expression stand for at one place of a file. */
export interface Scope {
  /** What a path may come to, for one combination of the matrix; null: none, or one that only the run knows. */
  readonly lookupIn: (combination: Combination | null) => Lookup;
  /** Combinations of the matrix; null where there is none that the file says. */
  readonly combinations: readonly Combination[] | null;
  /** The text a name is given by and where that text stands: `env.ROLE`, or `inputs.role` of an action. */
  readonly definition: (path: readonly string[]) => Definition | null;
}

export interface Definition {
  readonly node: TextNode;
  readonly scope: Scope;
}

/** Values of a matrix for one of its jobs. */
export type Combination = Readonly<Record<string, Possible>>;
