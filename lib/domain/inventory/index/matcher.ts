import { isAgeFacet } from "../../filter/age.ts";
import { foldName, namePattern } from "../../filter/name-pattern.ts";
import { exclusionsOf } from "../counting.ts";
import { FACETS, type Facet, type FacetFilter, type InventoryQuery } from "../list.ts";
import { HUMAN, VENDOR, type Columns } from "./columns.ts";
import { markOf, type TextDictionary } from "./dictionary.ts";
import { ageTest } from "./row.ts";

/** What a filter can name that no row holds, and what ages are measured from. */
export interface IndexScope {
  domainsBySource: ReadonlyMap<string, number>;
  incompleteDomains: readonly number[];
  today: number;
}

const NO = 1;
const YES = 2;

/** Decides by one number of a row, once for each number. */
export interface Check {
  codes: Uint32Array;
  /** {@link NO}, {@link YES}, 0 where nobody asked yet. */
  answers: Uint8Array;
  decide: (code: number) => boolean;
}

/** Dictionaries that are decided whole before the first row is: so small that it costs nothing. */
const SMALL = 4096;

/** A query, ready to be put to places of one state of the columns. */
export interface Matcher {
  limits: { facet: Facet; check: Check }[];
  /** Whether the words stand in a row's name or key; null: there are none. */
  words: ((place: number) => boolean) | null;
  flags: Uint8Array;
  /** Flags that leave a row out. */
  hides: number;
}

/** Makes a query ready. */
export function matcherOf(columns: Columns, query: InventoryQuery, scope: IndexScope): Matcher {
  const { humans, vendors } = exclusionsOf(query);
  const limits = FACETS.flatMap((facet) => {
    const limit = query.facets[facet];
    if (!limit || limit.is.length + limit.not.length === 0) return [];
    return [{ facet, check: checkOf(columns, facet, limit, scope) }];
  });
  const words = query.text.map((word) => wordCheck(columns, foldName(word)));
  const [only] = words;
  return {
    limits,
    words: words.length > 1 ? (place) => words.every((has) => has(place)) : (only ?? null),
    flags: columns.flags,
    hides: (humans ? HUMAN : 0) | (vendors ? VENDOR : 0),
  };
}

/** Whether a query shows the row at a place. */
export function matches(matcher: Matcher, place: number): boolean {
  if (((matcher.flags[place] ?? 0) & matcher.hides) !== 0) return false;
  for (const { check } of matcher.limits) if (!passes(check, place)) return false;
  return matcher.words === null || matcher.words(place);
}

/** Whether one limit lets the row at a place through. */
export function passes({ codes, answers, decide }: Check, place: number): boolean {
  const code = codes[place] ?? 0;
  const known = answers[code] ?? 0;
  if (known !== 0) return known === YES;
  const answer = decide(code);
  answers[code] = answer ? YES : NO;
  return answer;
}

/** What a limit of a facet decides. */
export function checkOf(columns: Columns, facet: Facet, limit: FacetFilter, scope: IndexScope): Check {
  const { codes, size, testOf } = valuesOf(columns, facet, scope);
  const is = limit.is.map(testOf);
  const not = limit.not.map(testOf);
  const check: Check = {
    codes,
    answers: new Uint8Array(size),
    decide: (code) => (is.length === 0 || is.some((has) => has(code))) && !not.some((has) => has(code)),
  };
  if (size <= SMALL) for (let code = 0; code < size; code += 1) check.answers[code] = check.decide(code) ? YES : NO;
  return check;
}

/** The numbers a facet is decided by, and what makes of a value of the grammar a test of such a number. */
export interface FacetValues {
  codes: Uint32Array;
  size: number;
  testOf: (value: string) => (code: number) => boolean;
}

/** How a facet is decided. */
export function valuesOf(columns: Columns, facet: Facet, scope: IndexScope): FacetValues {
  if (isAgeFacet(facet)) {
    const { keys } = columns.ages[facet];
    const testOf = (value: string): ((code: number) => boolean) => {
      const has = ageTest(facet, value, scope.today);
      return (code) => has(keys[code] ?? "unknown");
    };
    return { codes: columns.codes[facet], size: keys.length, testOf };
  }
  if (facet === "name") {
    return { codes: columns.codes.name, size: columns.names.keys.length, testOf: (value) => nameTest(columns, value) };
  }
  if (facet === "coverage" || facet === "source") {
    const names = columns.domains.keys.map((domain) => namesOfDomain(facet, domain, scope));
    const testOf = (value: string) => (code: number) => names[code]?.includes(value) === true;
    return { codes: columns.codes.domain, size: names.length, testOf };
  }
  if (facet === "trait") {
    const { keys } = columns.text.traits;
    const testOf = (value: string) => (code: number) => traitsIn(keys[code]).includes(value);
    return { codes: columns.codes.traits, size: keys.length, testOf };
  }
  const { keys } = columns.text[facet];
  const testOf = (value: string) => (code: number) => textOf(facet, keys[code] ?? null) === value;
  return { codes: columns.codes[facet], size: keys.length, testOf };
}

function nameTest({ names }: Columns, value: string): (code: number) => boolean {
  const { pieces, matches } = namePattern(value);
  let mark = 0;
  for (const piece of pieces) mark |= markOf(piece);
  return (code) => names.mayContain(code, mark) && matches(names.keys[code] ?? "");
}

/** What the rows of a trust domain are called: each of its sources, or how completely it is read. */
export function namesOfDomain(facet: "coverage" | "source", domain: number, scope: IndexScope): string[] {
  if (facet === "coverage") return [scope.incompleteDomains.includes(domain) ? "incomplete" : "complete"];
  return [...scope.domainsBySource].flatMap(([slug, of]) => (of === domain ? [slug] : []));
}

/** The traits that stand in one text; a row may have none. */
export function traitsIn(text: string | null | undefined): string[] {
  return text ? text.split(" ") : [];
}

/** What the grammar calls a value a row may lack. */
export function textOf(facet: Facet, value: string | null): string {
  return value ?? (facet === "owner" ? "none" : "unclassified");
}

/** What is known of a head and a word: not asked, the name decides, it contains the word, the rest may follow it. */
const NAME_DECIDES = 1;
const CONTAINS = 2;
const MAY_GO_ON = 3;

/**
 * Whether a word stands in the name or the key. The key is its head and the name, so it is found in either, or across
 * the two: where the head ends with a beginning of the word and the name begins with the rest.
 */
export function wordCheck({ names, heads, codes }: Columns, word: string): (place: number) => boolean {
  const mark = markOf(word);
  const inName: Check = {
    codes: codes.name,
    answers: new Uint8Array(names.keys.length),
    decide: (code) => isIn(names, code, mark, word),
  };
  const known = new Uint8Array(heads.keys.length);
  const rests = new Map<number, string[]>();
  const askHead = (head: number): number => {
    const found = restsAfter(heads.keys[head] ?? "", word);
    if (found.length > 0) rests.set(head, found);
    const answer = isIn(heads, head, mark, word) ? CONTAINS : found.length > 0 ? MAY_GO_ON : NAME_DECIDES;
    known[head] = answer;
    return answer;
  };
  return (place) => {
    const head = codes.head[place] ?? 0;
    const answer = known[head] || askHead(head);
    if (answer === CONTAINS || passes(inName, place)) return true;
    if (answer === NAME_DECIDES) return false;
    const name = names.keys[codes.name[place] ?? 0] ?? "";
    return rests.get(head)?.some((rest) => name.startsWith(rest)) === true;
  };
}

function isIn(texts: TextDictionary, code: number, mark: number, word: string): boolean {
  return texts.mayContain(code, mark) && (texts.keys[code] ?? "").includes(word);
}

/** What is left of a word after each of its beginnings that ends the head. */
function restsAfter(head: string, word: string): string[] {
  const rests: string[] = [];
  const end = head.charCodeAt(head.length - 1);
  for (let at = 1; at < word.length; at += 1) {
    if (word.charCodeAt(at - 1) === end && head.endsWith(word.slice(0, at))) rests.push(word.slice(at));
  }
  return rests;
}
