/** One piece of a filter as typed: a word to search for, or `key:value,value`, possibly excluded by a leading `-`. */
export interface Term {
  /** As it was typed, to name it in a message and to keep it when another part is edited. */
  raw: string;
  excluded: boolean;
  /** Null is a plain word. */
  key: string | null;
  values: string[];
  /** Set when the piece cannot be read. */
  problem?: string;
}

interface Value {
  text: string;
  end: number;
  problem?: string;
}

const SPACE = /\s/;
const KEY = /^[a-z][a-z-]*$/i;

/** Splits a filter into its pieces, reading every character at most a constant number of times. */
export function scanFilter(input: string): Term[] {
  const terms: Term[] = [];
  let at = 0;
  while (at < input.length) {
    if (isSpace(input, at)) {
      at++;
      continue;
    }
    const { term, end } = scanTerm(input, at);
    terms.push(term);
    at = end;
  }
  return terms;
}

function scanTerm(input: string, start: number): { term: Term; end: number } {
  const excluded = input[start] === "-" && start + 1 < input.length && !isSpace(input, start + 1);
  const from = excluded ? start + 1 : start;
  const colon = input[from] === '"' ? -1 : keyEnd(input, from);
  if (colon === -1) {
    const word = scanValue(input, from, false);
    return finish(input, start, word.end, { excluded, key: null, values: [word.text], problem: word.problem });
  }
  const values: string[] = [];
  let problem: string | undefined;
  let end = colon;
  do {
    const value = scanValue(input, end + 1, true);
    values.push(value.text);
    problem ??= value.problem;
    end = value.end;
  } while (input[end] === ",");
  return finish(input, start, end, { excluded, key: input.slice(from, colon), values, problem });
}

function finish(input: string, start: number, end: number, term: Omit<Term, "raw">): { term: Term; end: number } {
  return { term: { ...term, raw: input.slice(start, end) }, end };
}

/** Index of the colon that ends a key starting at `from`; -1 where a plain word starts. */
function keyEnd(input: string, from: number): number {
  const word = input.slice(from, wordEnd(input, from, false));
  const colon = word.indexOf(":");
  return colon !== -1 && KEY.test(word.slice(0, colon)) ? from + colon : -1;
}

function scanValue(input: string, start: number, listed: boolean): Value {
  if (input[start] !== '"') {
    const end = wordEnd(input, start, listed);
    return { text: input.slice(start, end), end };
  }
  let text = "";
  let at = start + 1;
  while (at < input.length && input[at] !== '"') {
    if (input[at] === "\\" && at + 1 < input.length) at++;
    text += input[at];
    at++;
  }
  if (at >= input.length) return { text, end: input.length, problem: "The closing quote is missing." };
  const end = wordEnd(input, at + 1, listed);
  if (end === at + 1) return { text, end };
  return { text, end, problem: "Something follows the closing quote without a space." };
}

/** End of a run without white space; in a list of values a comma ends it too. */
function wordEnd(input: string, start: number, listed: boolean): number {
  let at = start;
  while (at < input.length && !isSpace(input, at) && !(listed && input[at] === ",")) at++;
  return at;
}

function isSpace(input: string, at: number): boolean {
  return SPACE.test(input.charAt(at));
}
