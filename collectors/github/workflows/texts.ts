import type { PossibleValues } from "#lib/domain/systems/github/workflows/document.ts";
import { evaluateParts } from "#lib/domain/systems/github/workflows/expressions/evaluate.ts";
import { asText, union, type Possible } from "#lib/domain/systems/github/workflows/expressions/possible.ts";
import { partsOf, type Part } from "#lib/domain/systems/github/workflows/expressions/template.ts";
import { scalarOf, type Node, type TextNode } from "./nodes.ts";
import type { Definition, Scope } from "./scope.ts";
import { looksSecret, type Shape } from "./shapes.ts";

/** Longest text of an expression that is kept. */
const MAX_EXPRESSION = 256;

/** How many names are followed to where they are defined. */
const MAX_STEPS = 10;

const LITERAL = /'((?:[^']|'')*)'/g;

/**
 * What a value of the file comes to, as far as it has the shape of what belongs there. Null where it does not: what
 * stands in the file is then nowhere in the result.
 */
export function possibleText(node: Node | undefined, scope: Scope, shape: Shape): PossibleValues | null {
  if (node?.type !== "text") return null;
  const { line } = node;
  const definition = followed(node, scope);
  const parts = partsOf(definition.node.text);
  if (parts.every(({ type }) => type === "text")) {
    const scalar = scalarOf(definition.node);
    const text = asText(scalar).trim();
    return scalar !== null && fits(text, shape) ? { line, text, values: [text], complete: true } : null;
  }
  const { values, rest } = evaluateIn(parts, definition.scope);
  const texts = values.map((value) => (typeof value === "object" && value !== null ? null : asText(value).trim()));
  const kept = texts.filter((text) => text !== null && fits(text, shape));
  const complete = rest === "none" && kept.length === texts.length && kept.length > 0;
  return { line, text: writtenText(parts, shape), values: [...new Set(kept as string[])], complete };
}

/** Everything a text may come to, over all combinations of the matrix. */
export function evaluateIn(parts: readonly Part[], scope: Scope): Possible {
  const { combinations } = scope;
  if (combinations === null) return evaluateParts(parts, scope.lookupIn(null));
  let touched = false;
  const first = evaluateParts(parts, (path) => {
    if (path[0] === "matrix") touched = true;
    return scope.lookupIn(combinations[0] ?? null)(path);
  });
  // Names may lead to the matrix by way of `env`, which only following them all shows.
  if (!touched && !parts.some((part) => part.type === "expression" && /\b(?:env|inputs)\b/i.test(part.source)))
    return first;
  return combinations.map((combination) => evaluateParts(parts, scope.lookupIn(combination))).reduce(union, first);
}

/** Follows a text that is nothing but one name to the text that name is given by. */
export function followed(node: TextNode, scope: Scope): Definition {
  let definition = { node, scope };
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const next = namedBy(definition);
    if (!next) break;
    definition = next;
  }
  return definition;
}

function namedBy({ node, scope }: Definition): Definition | null {
  if (!node.text.includes("${{")) return null;
  const [only, ...others] = partsOf(node.text);
  if (others.length > 0 || only?.type !== "expression" || only.expression?.type !== "property") return null;
  const { of, name } = only.expression;
  return of.type === "context" ? scope.definition([of.name, name]) : null;
}

/** A text with expressions as it may be shown: what is quoted in it has to have the shape as well. */
function writtenText(parts: readonly Part[], shape: Shape): string {
  const text = parts
    .map((part) => {
      if (part.type === "text") return shape.part.test(part.text) && !looksSecret(part.text) ? part.text : "…";
      return part.expression === null ? "${{ … }}" : `\${{ ${writtenExpression(part.source, shape)} }}`;
    })
    .join("");
  return text.length > MAX_EXPRESSION ? `${text.slice(0, MAX_EXPRESSION)}…` : text;
}

function writtenExpression(source: string, shape: Shape): string {
  const flat = source.replaceAll(/\s+/g, " ");
  return flat.replaceAll(LITERAL, (quoted, inner: string) =>
    shape.part.test(inner) && !looksSecret(inner) ? quoted : "'…'",
  );
}

function fits(text: string, shape: Shape): boolean {
  return (text === "" || shape.whole.test(text)) && !looksSecret(text);
}
