import { isAgeFacet } from "../../filter/age.ts";
import { foldName, matchesName } from "../../filter/name-pattern.ts";
import { exclusionsOf } from "../counting.ts";
import { FACETS, type Facet, type FacetFilter, type InventoryQuery } from "../list.ts";
import { HUMAN, VENDOR, type Columns } from "./columns.ts";
import { hasAge } from "./row.ts";

/** What a filter can name that no row holds, and what ages are measured from. */
export interface IndexScope {
  domainsBySource: ReadonlyMap<string, number>;
  incompleteDomains: readonly number[];
  today: number;
}

/** Decides by one number of a row, once for each number. */
export interface Check {
  codes: Uint32Array;
  /** 0: not asked yet, 1: no, 2: yes. */
  answers: Uint8Array;
  decide(code: number): boolean;
}

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
  return {
    limits,
    words: words.length === 0 ? null : (place) => words.every((has) => has(place)),
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
export function passes(check: Check, place: number): boolean {
  const code = check.codes[place] ?? 0;
  const known = check.answers[code] ?? 0;
  if (known !== 0) return known === 2;
  const answer = check.decide(code);
  check.answers[code] = answer ? 2 : 1;
  return answer;
}

function checkOf(columns: Columns, facet: Facet, { is, not }: FacetFilter, scope: IndexScope): Check {
  const { codes, size, has } = valuesOf(columns, facet, scope);
  return {
    codes,
    answers: new Uint8Array(size),
    decide: (code) =>
      (is.length === 0 || is.some((value) => has(code, value))) && !not.some((value) => has(code, value)),
  };
}

/** The numbers a facet is decided by, and whether one of them has a value of the grammar. */
export function valuesOf(
  columns: Columns,
  facet: Facet,
  scope: IndexScope,
): { codes: Uint32Array; size: number; has(code: number, value: string): boolean } {
  if (isAgeFacet(facet)) {
    const { keys } = columns.ages[facet];
    const has = (code: number, value: string): boolean => hasAge(facet, value, keys[code] ?? "unknown", scope.today);
    return { codes: columns.codes[facet], size: keys.length, has };
  }
  if (facet === "name") {
    const { keys } = columns.names;
    return { codes: columns.codes.name, size: keys.length, has: (code, value) => matchesName(value, keys[code] ?? "") };
  }
  if (facet === "coverage" || facet === "source") {
    const { keys } = columns.domains;
    const has = (code: number, value: string): boolean => namesOfDomain(facet, keys[code] ?? -1, scope).includes(value);
    return { codes: columns.codes.domain, size: keys.length, has };
  }
  const { keys } = columns.text[facet];
  const has = (code: number, value: string): boolean => textOf(facet, keys[code] ?? null) === value;
  return { codes: columns.codes[facet], size: keys.length, has };
}

/** What the rows of a trust domain are called: each of its sources, or how completely it is read. */
export function namesOfDomain(facet: "coverage" | "source", domain: number, scope: IndexScope): string[] {
  if (facet === "coverage") return [scope.incompleteDomains.includes(domain) ? "incomplete" : "complete"];
  return [...scope.domainsBySource].flatMap(([slug, of]) => (of === domain ? [slug] : []));
}

/** What the grammar calls a value a row may lack. */
export function textOf(facet: Facet, value: string | null): string {
  return value ?? (facet === "owner" ? "none" : "unclassified");
}

/**
 * Whether a word stands in the name or the key. The key is its head and the name, so it is found in either, or across
 * the two: where the head ends with a beginning of the word and the name begins with the rest.
 */
function wordCheck(columns: Columns, word: string): (place: number) => boolean {
  const { names, heads, codes } = columns;
  const inName = checkText(codes.name, names.keys, word);
  const inHead = checkText(codes.head, heads.keys, word);
  const rests = new Map<number, string[]>();
  const restsOf = (head: number): string[] => {
    const known = rests.get(head);
    if (known) return known;
    const found = restsAfter(heads.keys[head] ?? "", word);
    rests.set(head, found);
    return found;
  };
  return (place) => {
    if (passes(inHead, place) || passes(inName, place)) return true;
    const across = restsOf(codes.head[place] ?? 0);
    return across.length > 0 && across.some((rest) => (names.keys[codes.name[place] ?? 0] ?? "").startsWith(rest));
  };
}

function checkText(codes: Uint32Array, texts: readonly string[], word: string): Check {
  return { codes, answers: new Uint8Array(texts.length), decide: (code) => (texts[code] ?? "").includes(word) };
}

function restsAfter(head: string, word: string): string[] {
  const rests: string[] = [];
  for (let at = 1; at < word.length; at += 1) if (head.endsWith(word.slice(0, at))) rests.push(word.slice(at));
  return rests;
}
