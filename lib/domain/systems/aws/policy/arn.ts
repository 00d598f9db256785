import { compileGlob, globMatches, type Glob, type Token } from "./glob.ts";

const PARTS = 6;

/** A pattern for ARNs: one glob for each of the six parts. */
export type ArnGlob = readonly Glob[];

/** The six parts of `arn:partition:service:region:account:resource`; null: it has fewer. */
export function splitArn(text: string): readonly string[] | null {
  const parts: string[] = [];
  let start = 0;
  while (parts.length < PARTS - 1) {
    const colon = text.indexOf(":", start);
    if (colon === -1) return null;
    parts.push(text.slice(start, colon));
    start = colon + 1;
  }
  parts.push(text.slice(start));
  return parts;
}

/** The account a resource's ARN names; null: it names none, as those of buckets. */
export function accountOf(arn: string): string | null {
  return splitArn(arn)?.[4] || null;
}

/** Cuts a pattern at its first five colons; wildcards stay within their part. Null: it has fewer parts than an ARN. */
export function arnGlob(tokens: readonly Token[]): ArnGlob | null {
  const parts = splitTokens(tokens);
  return parts.length === PARTS ? parts.map(compileGlob) : null;
}

/** As `arnGlob`, and the parts that are missing at the end match anything. */
export function openArnGlob(tokens: readonly Token[]): ArnGlob {
  const parts = splitTokens(tokens);
  while (parts.length < PARTS) parts.push([0]);
  return parts.map(compileGlob);
}

function splitTokens(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  const last = () => parts[parts.length - 1] as Token[];
  for (const token of tokens) {
    if (typeof token !== "string") {
      last().push(token);
      continue;
    }
    let start = 0;
    while (parts.length < PARTS) {
      const colon = token.indexOf(":", start);
      if (colon === -1) break;
      if (colon > start) last().push(token.slice(start, colon));
      parts.push([]);
      start = colon + 1;
    }
    if (start < token.length) last().push(token.slice(start));
  }
  return parts;
}

export function arnMatches(pattern: ArnGlob, text: string): boolean | null {
  const parts = splitArn(text);
  return parts === null ? null : partsMatch(pattern, parts);
}

/** Last part first: it tells most apart. */
export function partsMatch(pattern: ArnGlob, parts: readonly string[]): boolean {
  for (let index = PARTS - 1; index >= 0; index -= 1) {
    if (!globMatches(pattern[index] as Glob, parts[index] as string)) return false;
  }
  return true;
}
