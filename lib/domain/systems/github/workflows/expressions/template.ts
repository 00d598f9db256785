import { parseExpression } from "./parse.ts";
import type { Expression } from "./syntax.ts";

/** A part of a text: letters as they stand, or an expression; `expression` is null where it cannot be read. */
export type Part =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "expression"; readonly source: string; readonly expression: Expression | null };

/** Cuts a text at its `${{ … }}`. A `}}` in quotes does not end one; one that never ends is text. */
export function partsOf(text: string): Part[] {
  if (!text.includes("${{")) return [{ type: "text", text }];
  const parts: Part[] = [];
  let from = 0;
  for (let open = text.indexOf("${{"); open !== -1; open = text.indexOf("${{", from)) {
    const close = endOf(text, open + 3);
    if (close === -1) break;
    if (open > from) parts.push({ type: "text", text: text.slice(from, open) });
    const source = text.slice(open + 3, close).trim();
    parts.push({ type: "expression", source, expression: parseExpression(source) });
    from = close + 2;
  }
  if (from < text.length) parts.push({ type: "text", text: text.slice(from) });
  return parts;
}

/** An `if`, which is an expression with or without its brackets. */
export function conditionParts(text: string): Part[] {
  if (text.includes("${{")) return partsOf(text);
  const source = text.trim();
  return [{ type: "expression", source, expression: parseExpression(source) }];
}

/** Where an expression that begins at `from` ends; -1 if nowhere. */
function endOf(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "'") quoted = !quoted;
    else if (!quoted && text[at] === "}" && text[at + 1] === "}") return at;
  }
  return -1;
}
