/** An expression of GitHub Actions as a tree. */
export type Expression =
  | { readonly type: "literal"; readonly value: string | number | boolean | null }
  | { readonly type: "context"; readonly name: string }
  | { readonly type: "property"; readonly of: Expression; readonly name: string }
  | { readonly type: "index"; readonly of: Expression; readonly index: Expression }
  /** `of.*`: every value in it. */
  | { readonly type: "all"; readonly of: Expression }
  | { readonly type: "call"; readonly name: string; readonly args: readonly Expression[] }
  | { readonly type: "not"; readonly operand: Expression }
  | { readonly type: "compare"; readonly operator: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly type: "and" | "or"; readonly left: Expression; readonly right: Expression };

export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";

/** A piece of an expression that means something. */
export type Token =
  | { readonly type: "word" | "symbol"; readonly text: string }
  | { readonly type: "string"; readonly text: string }
  | { readonly type: "number"; readonly value: number };
