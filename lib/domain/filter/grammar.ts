import { FACETS, type Facet, type InventoryQuery } from "#lib/domain/inventory/list.ts";
import { scanFilter, type Term } from "./scan.ts";
import { readValue } from "./values.ts";

/** What a filter says: words of the name or key, and limits of facets. */
export type Filter = Pick<InventoryQuery, "text" | "facets">;

/** A piece of a filter that means nothing; it is said to the person, and the rest still holds. */
export interface FilterError {
  /** As typed, shortened. */
  term: string;
  message: string;
}

export interface ParsedFilter {
  filter: Filter;
  errors: FilterError[];
  /** The pieces behind `errors` as typed, so that an edit of another piece does not lose them. */
  unread: string[];
}

/** Longest value, most values of one key and most pieces of one filter; what goes beyond is reported. */
export const MAX_VALUE = 253;
export const MAX_VALUES = 200;
/** Patterns of names are put to every name there is. */
export const MAX_NAMES = 20;
export const MAX_TERMS = 200;

const SHOWN_OF_A_TERM = 40;

/** `kubernetes:prod-eu:serviceaccount:payments/ci`, pasted: words, though its start looks like the key of a filter. */
const IDENTITY_KEY = /^[^"\s:-][^"\s:]*(:[^"\s:]*){3,}$/;

/** Other words for a key. */
const ALSO: ReadonlyMap<string, Facet> = new Map([["lives", "environment"]]);

/** Reads `owner:none system:github,aws -kind:bot last-used:>90d text words`. Nothing is dropped in silence. */
export function parseFilter(input: string): ParsedFilter {
  const filter: Filter = { text: [], facets: {} };
  const errors: FilterError[] = [];
  const unread: string[] = [];
  let read = 0;
  for (const term of scanFilter(input)) {
    const message = read < MAX_TERMS ? apply(term, filter) : `A filter has at most ${MAX_TERMS} parts.`;
    read++;
    if (message === null) continue;
    errors.push({ term: shorten(term.raw), message });
    unread.push(term.raw);
  }
  return { filter, errors, unread };
}

/** Writes a filter so that {@link parseFilter} reads the same one. */
export function formatFilter(filter: Filter): string {
  const parts: string[] = [];
  for (const facet of FACETS) {
    const limit = filter.facets[facet];
    if (limit && limit.is.length > 0) parts.push(`${facet}:${limit.is.map(quoteValue).join(",")}`);
    if (limit && limit.not.length > 0) parts.push(`-${facet}:${limit.not.map(quoteValue).join(",")}`);
  }
  return [...parts, ...filter.text.map(quoteWord)].join(" ");
}

/** Adds the term to the filter; answers with a sentence when it cannot be. */
function apply(term: Term, filter: Filter): string | null {
  if (term.problem) return term.problem;
  if (term.values.some((value) => value === "")) return emptyMessage(term);
  if (term.values.some((value) => value.length > MAX_VALUE)) return `A value has at most ${MAX_VALUE} characters.`;
  if (term.raw.includes("\0")) return "A filter cannot contain the character U+0000.";
  if (term.key === null) return applyWord(term, filter);
  const facet = facetOf(term.key);
  if (!facet && IDENTITY_KEY.test(term.raw)) return applyWord({ ...term, values: [term.raw] }, filter);
  if (!facet) return unknownMessage(term.key);
  const limit = filter.facets[facet] ?? { is: [], not: [] };
  const values = term.excluded ? limit.not : limit.is;
  const most = facet === "name" ? MAX_NAMES : MAX_VALUES;
  if (values.length + term.values.length > most) return `${facet} takes at most ${most} values.`;
  const read: string[] = [];
  for (const typed of term.values) {
    const value = readValue(facet, typed);
    if ("problem" in value) return `${facet} ${value.problem}, not “${shorten(typed)}”.`;
    read.push(value.value);
  }
  addAll(values, read);
  filter.facets[facet] = limit;
  return null;
}

function applyWord(term: Term, filter: Filter): string | null {
  if (term.excluded) return "Only values can be excluded, as in -owner:none. Put it in quotes to search for it.";
  addAll(filter.text, term.values);
  return null;
}

function emptyMessage(term: Term): string {
  if (term.key === null) return "There is nothing between the quotes.";
  return `${shorten(term.key)}: needs a value, and one on each side of a comma.`;
}

function unknownMessage(key: string): string {
  return `There is no filter “${shorten(key)}”. Put it in quotes to search for the words.`;
}

function facetOf(key: string): Facet | undefined {
  const lower = key.toLowerCase();
  return ALSO.get(lower) ?? FACETS.find((facet) => facet === lower);
}

function addAll(to: string[], values: string[]): void {
  for (const value of values) if (!to.includes(value)) to.push(value);
}

function quoteValue(value: string): string {
  return /^[^\s",][^\s,]*$/.test(value) ? value : quote(value);
}

function quoteWord(word: string): string {
  return /^[^\s"\-:][^\s:]*$/.test(word) ? word : quote(word);
}

function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}

function shorten(text: string): string {
  return text.length > SHOWN_OF_A_TERM ? `${text.slice(0, SHOWN_OF_A_TERM)}…` : text;
}
