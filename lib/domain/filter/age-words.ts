import { spanOf, type AgeFacet, type DaySpan } from "./age.ts";

const WORDS: Record<AgeFacet, Record<string, string>> = {
  credential: { yes: "Has a stored credential", unknown: "Age not known", none: "None stored" },
  expires: { never: "Never", unknown: "Not known", none: "No credential" },
  created: { unknown: "Not known" },
  changed: { never: "Not since the first read" },
  "last-used": { never: "Never", unknown: "Not known" },
};

/** A value of a key of ages in words: `Over 90 days ago`. */
export function ageWords(facet: AgeFacet, value: string): string {
  const span = spanOf(value);
  if (!span) return WORDS[facet][value] ?? value;
  if (facet === "expires") return aheadWords(span);
  return facet === "credential" ? oldWords(span) : agoWords(span);
}

function agoWords({ from, to }: DaySpan): string {
  if (from === -Infinity) return `Within ${days(to)}`;
  return to === Infinity ? `Over ${days(from)} ago` : `${from} to ${days(to)} ago`;
}

function oldWords({ from, to }: DaySpan): string {
  if (from === -Infinity) return `Under ${days(to)} old`;
  return to === Infinity ? `Over ${days(from)} old` : `${from} to ${days(to)} old`;
}

/** What is over already ends within any time. */
function aheadWords({ from, to }: DaySpan): string {
  if (from === -Infinity) return `Within ${days(to)}`;
  return to === Infinity ? `In over ${days(from)}` : `In ${from} to ${days(to)}`;
}

function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}
