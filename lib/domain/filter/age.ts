const DAY_MS = 86_400_000;

/** Days in a unit of a typed age. A month has no fixed length, so it is none of them. */
const UNITS: Record<string, number> = { d: 1, w: 7, y: 365 };

/** The longest age that can be asked for, in days: about a hundred years. */
export const MAX_AGE = 36_500;

/** Keys whose values are spans of days; all but `expires` look back. */
export const AGE_FACETS = ["credential", "expires", "created", "changed", "last-used"] as const;

export type AgeFacet = (typeof AGE_FACETS)[number];

interface AgeKey {
  /** What can be said beside a span, because there is no time to measure from. */
  words: readonly string[];
  /** Other spellings, and what they mean. */
  synonyms: Readonly<Record<string, string>>;
  /** The values a rail shows; together they are everything, and no two overlap. */
  shown: readonly string[];
}

const PAST = ["<7d", "7d-30d", "30d-90d", ">90d"] as const;

/**
 * What each key of ages takes.
 *
 * - `credential`: age of the oldest credential; `yes` is any, `none` is none, `unknown` is one that nobody dated
 * - `expires`: when the first credential ends, if already over; `never`: none of them ends
 * - `created`: when it was made at the source; `unknown`: the source does not say
 * - `changed`: the last change; `never`: none since the first read
 * - `last-used`: the newest use that is known; `never` is known not to have been used, which is not `unknown`
 */
export const AGES: Readonly<Record<AgeFacet, AgeKey>> = {
  credential: {
    words: ["yes", "unknown", "none"],
    synonyms: { no: "none" },
    shown: ["<90d", "90d-365d", ">365d", "unknown", "none"],
  },
  expires: {
    words: ["never", "unknown", "none"],
    synonyms: { "30d": "<30d", later: ">30d" },
    shown: ["<30d", ">30d", "never", "unknown", "none"],
  },
  created: { words: ["unknown"], synonyms: {}, shown: [...PAST, "unknown"] },
  changed: { words: ["never"], synonyms: {}, shown: [...PAST, "never"] },
  "last-used": { words: ["never", "unknown"], synonyms: {}, shown: [...PAST, "never", "unknown"] },
};

/** Whole days before or after today, `from` included and `to` not: neighbors that share a bound share no day. */
export interface DaySpan {
  from: number;
  to: number;
}

/** Narrows a key to those that take ages. */
export function isAgeFacet(facet: string): facet is AgeFacet {
  return (AGE_FACETS as readonly string[]).includes(facet);
}

/**
 * The day a time lies in, counted in UTC from 1970. Ages are differences of such days, so that every answerer agrees:
 * what happened at 23:59 is one day old two minutes later.
 */
export function dayOf(time: Date | number): number {
  return Math.floor(Number(time) / DAY_MS);
}

/** The beginning of a day. */
export function startOfDay(day: number): Date {
  return new Date(day * DAY_MS);
}

/**
 * Reads a value of an age key: `<7d`, `7d-30d`, `>90d`, or a word of the key.
 * @returns the value as it is always written, in days, or what is wrong with it
 */
export function readAge(facet: AgeFacet, typed: string): { value: string } | { problem: string } {
  const { words, synonyms } = AGES[facet];
  const text = typed.toLowerCase();
  if (words.includes(text)) return { value: text };
  const meant = Object.hasOwn(synonyms, text) ? synonyms[text] : undefined;
  if (meant !== undefined) return { value: meant };
  const span = readSpan(text);
  if (span === null) return { problem: `takes an age such as <7d, 7d-30d or >90d (d, w or y), or ${listed(words)}` };
  if (span.to <= span.from) return { problem: "needs a span that begins before it ends" };
  if (span.from > MAX_AGE || (span.to > MAX_AGE && span.to !== Infinity))
    return { problem: `takes at most ${MAX_AGE} days` };
  return { value: formatSpan(span) };
}

/** The days a canonical value spans; null for a word. */
export function spanOf(value: string): DaySpan | null {
  return readSpan(value);
}

function readSpan(text: string): DaySpan | null {
  const dash = text.indexOf("-");
  if (text.startsWith("<")) return span(-Infinity, readDays(text.slice(1)));
  if (text.startsWith(">")) return span(readDays(text.slice(1)), Infinity);
  return dash === -1 ? null : span(readDays(text.slice(0, dash)), readDays(text.slice(dash + 1)));
}

function span(from: number | null, to: number | null): DaySpan | null {
  return from === null || to === null || to === 0 ? null : { from, to };
}

/** At most six digits and a unit. */
function readDays(text: string): number | null {
  if (!/^\d{1,6}[dwy]$/.test(text)) return null;
  return Number(text.slice(0, -1)) * (UNITS[text.slice(-1)] ?? 1);
}

function formatSpan({ from, to }: DaySpan): string {
  if (from === -Infinity) return `<${to}d`;
  return to === Infinity ? `>${from}d` : `${from}d-${to}d`;
}

function listed(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? "") : `one of ${words.join(", ")}`;
}
