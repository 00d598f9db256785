/** Any number of characters: `*`. */
export const MANY = 0;
/** One character: `?`. */
export const ONE = 1;

/** A piece of a pattern: text that stands for itself, or a wildcard. */
export type Token = string | typeof MANY | typeof ONE;

/** A pattern ready to be matched. */
export interface Glob {
  /** The only text it matches, where it has no wildcard. */
  exact: string | null;
  /** What stands between the stars. */
  parts: readonly Part[];
  minimum: number;
  /** Nothing but stars. */
  any: boolean;
}

interface Part {
  text: string;
  /** Places of `?` in the text; null: none. */
  holes: ReadonlySet<number> | null;
}

/** Everything as it stands, but `*` and `?` as wildcards. */
export function wildcardTokens(pattern: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern[index];
    if (character !== "*" && character !== "?") continue;
    if (index > start) tokens.push(pattern.slice(start, index));
    tokens.push(character === "*" ? MANY : ONE);
    start = index + 1;
  }
  if (start < pattern.length) tokens.push(pattern.slice(start));
  return tokens;
}

export function compileGlob(tokens: readonly Token[]): Glob {
  const parts: Part[] = [];
  let text = "";
  let holes: Set<number> | null = null;
  let minimum = 0;
  const close = () => {
    parts.push({ text, holes });
    text = "";
    holes = null;
  };
  for (const token of tokens) {
    if (token === MANY) {
      close();
      continue;
    }
    if (token === ONE) (holes ??= new Set<number>()).add(text.length);
    const piece = token === ONE ? "?" : token;
    text += piece;
    minimum += piece.length;
  }
  close();
  const [only] = parts;
  const exact = parts.length === 1 && only?.holes === null ? only.text : null;
  return { exact, parts, minimum, any: minimum === 0 && parts.length > 1 };
}

/**
 * Whether the whole text matches. The first and the last part are held against the ends, each part between at its first
 * place after the one before; nothing is ever tried twice, so the time is at most the length of the text times that of the
 * longest part.
 */
export function globMatches(glob: Glob, text: string): boolean {
  if (glob.exact !== null) return glob.exact === text;
  if (glob.any) return true;
  if (text.length < glob.minimum) return false;
  const { parts } = glob;
  const first = parts[0] as Part;
  if (parts.length === 1) return text.length === first.text.length && standsAt(first, text, 0);
  const last = parts[parts.length - 1] as Part;
  const end = text.length - last.text.length;
  if (!standsAt(first, text, 0) || !standsAt(last, text, end)) return false;
  let from = first.text.length;
  for (let index = 1; index < parts.length - 1; index += 1) {
    const part = parts[index] as Part;
    const found = findPart(part, text, from, end);
    if (found === -1) return false;
    from = found + part.text.length;
  }
  return from <= end;
}

function standsAt(part: Part, text: string, at: number): boolean {
  if (part.holes === null) return text.startsWith(part.text, at);
  for (let index = 0; index < part.text.length; index += 1) {
    if (!part.holes.has(index) && text.charCodeAt(at + index) !== part.text.charCodeAt(index)) return false;
  }
  return true;
}

function findPart(part: Part, text: string, from: number, end: number): number {
  const latest = end - part.text.length;
  if (part.holes === null) {
    const found = text.indexOf(part.text, from);
    return found === -1 || found > latest ? -1 : found;
  }
  for (let at = from; at <= latest; at += 1) if (standsAt(part, text, at)) return at;
  return -1;
}
