import { MANY, ONE, type Token } from "./glob.ts";
import type { Policy, RequestContext } from "./policy.ts";

/** `${key}` or `${key, 'default'}` in a pattern. */
export interface Variable {
  /** In lower case. */
  key: string;
  fallback: string | null;
}

/** A pattern as written: text, wildcards, variables. */
export type Template = readonly (Token | Variable)[];

/** The variables of a pattern could not be filled: not in the request, or it is not known whether they are. */
export type Unfilled = "absent" | "unknown";

const ESCAPED: Record<string, string> = { "${*}": "*", "${?}": "?", "${$}": "$" };

/**
 * Takes a pattern apart. Variables count in policies of 2012 only.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function readTemplate(pattern: string, version: Policy["version"], wildcards: boolean): Template {
  const template: (Token | Variable)[] = [];
  let text = "";
  const flush = () => {
    if (text !== "") template.push(text);
    text = "";
  };
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern[index] as string;
    if (wildcards && (character === "*" || character === "?")) {
      flush();
      template.push(character === "*" ? MANY : ONE);
      continue;
    }
    const end =
      character === "$" && pattern[index + 1] === "{" && version === "2012-10-17" ? closing(pattern, index) : -1;
    if (end === -1) {
      text += character;
      continue;
    }
    const whole = pattern.slice(index, end + 1);
    const escaped = ESCAPED[whole];
    if (escaped !== undefined) text += escaped;
    else {
      flush();
      template.push(readVariable(whole.slice(2, -1)));
    }
    index = end;
  }
  flush();
  return template;
}

/** Longer than any key and default that AWS takes; a brace that is never closed is looked for no further. */
const LONGEST_VARIABLE = 1024;

function closing(pattern: string, start: number): number {
  const end = pattern.slice(start, start + LONGEST_VARIABLE).indexOf("}");
  return end === -1 ? -1 : start + end;
}

function readVariable(inside: string): Variable {
  const comma = inside.indexOf(",");
  const key = (comma === -1 ? inside : inside.slice(0, comma)).trim().toLowerCase();
  const given = comma === -1 ? "" : inside.slice(comma + 1).trim();
  const quoted = given.length >= 2 && given.startsWith("'") && given.endsWith("'");
  return { key, fallback: quoted ? given.slice(1, -1) : null };
}

export function isVariable(piece: Token | Variable): piece is Variable {
  return typeof piece === "object";
}

/** A template without variables, as tokens; null where it has some. */
export function withoutVariables(template: Template): readonly Token[] | null {
  return template.some(isVariable) ? null : (template as readonly Token[]);
}

/** Puts in what the request holds. Wildcards in a value stand for themselves; a key with several values fills nothing. */
export function fill(template: Template, context: RequestContext): Token[] | Unfilled {
  const tokens: Token[] = [];
  let unknown = false;
  for (const piece of template) {
    if (!isVariable(piece)) {
      tokens.push(piece);
      continue;
    }
    const values = context.get(piece.key);
    if (values === undefined) {
      unknown = true;
      continue;
    }
    const value = values?.length === 1 ? values[0] : undefined;
    const filled = value === undefined || value === "" ? piece.fallback : value;
    if (filled === null) return "absent";
    tokens.push(filled);
  }
  return unknown ? "unknown" : tokens;
}
