import type { Token } from "./syntax.ts";

const SPACE = /\s+/y;
const STRING = /'((?:[^']|'')*)'/y;
const NUMBER = /[-+]?(?:0x[0-9a-f]+|0o[0-7]+|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|Infinity|NaN)(?![\w-])/iy;
const WORD = /[A-Za-z_][\w-]*/y;
const SYMBOL = /&&|\|\||==|!=|<=|>=|[<>!()[\].,*]/y;

/**
 * Cuts an expression into tokens; null where it holds something that is none.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
 */
export function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  while (at < text.length) {
    if (take(SPACE)) continue;
    const token = tokenAt(take, tokens.at(-1));
    if (!token) return null;
    tokens.push(token);
  }
  return tokens;
}

function tokenAt(take: (pattern: RegExp) => RegExpExecArray | null, before: Token | undefined): Token | null {
  const string = take(STRING);
  if (string) return { type: "string", text: (string[1] ?? "").replaceAll("''", "'") };
  const afterDot = before?.type === "symbol" && before.text === ".";
  const number = afterDot ? null : take(NUMBER);
  if (number) return { type: "number", value: Number(number[0]) };
  const word = take(WORD);
  if (word) return { type: "word", text: word[0] };
  const symbol = take(SYMBOL);
  return symbol && { type: "symbol", text: symbol[0] };
}
