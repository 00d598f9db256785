import type { Comparison, Expression, Token } from "./syntax.ts";
import { tokensOf } from "./tokens.ts";

/** Longest expression GitHub takes. */
const MAX_LENGTH = 21_000;

/** Deepest nesting that is followed. */
const MAX_DEPTH = 50;

/** Most tokens of one expression, so that no chain of operators is as deep as it is long. */
const MAX_TOKENS = 2000;

const KEYWORDS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

const COMPARISONS: ReadonlySet<string> = new Set<Comparison>(["==", "!=", "<", "<=", ">", ">="]);

/** Reads what stands between `${{` and `}}`; null where it is no expression. */
export function parseExpression(text: string): Expression | null {
  if (text.length > MAX_LENGTH) return null;
  const tokens = tokensOf(text);
  return tokens && tokens.length <= MAX_TOKENS ? new Parser(tokens).parse() : null;
}

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  parse(): Expression | null {
    const expression = this.or();
    return this.at === this.tokens.length ? expression : null;
  }

  private or(): Expression | null {
    if (++this.depth > MAX_DEPTH) return null;
    const expression = this.chain("||", "or", () => this.chain("&&", "and", () => this.comparison()));
    this.depth -= 1;
    return expression;
  }

  private chain(symbol: string, type: "and" | "or", operand: () => Expression | null): Expression | null {
    let left = operand();
    while (left && this.takeSymbol(symbol)) {
      const right = operand();
      if (!right) return null;
      left = { type, left, right };
    }
    return left;
  }

  private comparison(): Expression | null {
    let left = this.unary();
    for (let symbol = this.symbol(); left && symbol && isComparison(symbol); symbol = this.symbol()) {
      this.at += 1;
      const right = this.unary();
      if (!right) return null;
      left = { type: "compare", operator: symbol, left, right };
    }
    return left;
  }

  private unary(): Expression | null {
    let negations = 0;
    while (this.takeSymbol("!")) negations += 1;
    let expression = this.access();
    // More than two say nothing that one or two would not.
    for (let left = negations > 2 ? 2 - (negations % 2) : negations; expression && left > 0; left -= 1) {
      expression = { type: "not", operand: expression };
    }
    return expression;
  }

  private access(): Expression | null {
    let expression = this.primary();
    while (expression) {
      if (this.takeSymbol(".")) expression = this.member(expression);
      else if (this.takeSymbol("[")) expression = this.index(expression);
      else return expression;
    }
    return null;
  }

  private member(of: Expression): Expression | null {
    if (this.takeSymbol("*")) return { type: "all", of };
    const token = this.tokens[this.at++];
    return token?.type === "word" ? { type: "property", of, name: token.text } : null;
  }

  private index(of: Expression): Expression | null {
    if (this.takeSymbol("*")) return this.takeSymbol("]") ? { type: "all", of } : null;
    const index = this.or();
    if (!index || !this.takeSymbol("]")) return null;
    const named = index.type === "literal" && typeof index.value === "string";
    return named ? { type: "property", of, name: String(index.value) } : { type: "index", of, index };
  }

  private primary(): Expression | null {
    if (this.takeSymbol("(")) {
      const inner = this.or();
      return inner && this.takeSymbol(")") ? inner : null;
    }
    const token = this.tokens[this.at++];
    if (token?.type === "string") return { type: "literal", value: token.text };
    if (token?.type === "number") return { type: "literal", value: token.value };
    if (token?.type !== "word") return null;
    if (this.takeSymbol("(")) return this.call(token.text);
    const keyword = KEYWORDS.get(token.text.toLowerCase());
    return keyword === undefined
      ? { type: "context", name: token.text.toLowerCase() }
      : { type: "literal", value: keyword };
  }

  private call(name: string): Expression | null {
    const args: Expression[] = [];
    while (!this.takeSymbol(")")) {
      if (args.length > 0 && !this.takeSymbol(",")) return null;
      const arg = this.or();
      if (!arg) return null;
      args.push(arg);
    }
    return { type: "call", name: name.toLowerCase(), args };
  }

  private symbol(): string | null {
    const token = this.tokens[this.at];
    return token?.type === "symbol" ? token.text : null;
  }

  private takeSymbol(text: string): boolean {
    if (this.symbol() !== text) return false;
    this.at += 1;
    return true;
  }
}

function isComparison(symbol: string): symbol is Comparison {
  return COMPARISONS.has(symbol);
}
