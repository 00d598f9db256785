import type { Route } from "next";
import { createParser, type ParserMap, type SearchParams } from "nuqs/server";

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/;

/** A time in a page address: `2026-11-20T13:42Z`, always UTC. */
export const parseAsInstant = createParser({
  parse(text) {
    const time = new Date(text);
    return INSTANT.test(text) && !Number.isNaN(time.getTime()) ? time : null;
  },
  serialize: writeInstant,
  eq: (a, b) => a.getTime() === b.getTime(),
});

/** `true` or `false`, and nothing else. */
export const parseAsFlag = createParser({
  parse: (text) => (text === "true" ? true : text === "false" ? false : null),
  serialize: String,
});

/** What every page of the console takes: the time it shows. Absent is now. */
export const consoleParsers = { asof: parseAsInstant };

/** Parameters that mean nothing to a page, as written: they are ignored, and the person is told. */
export function invalidParameters(raw: SearchParams, parsers: ParserMap): string[] {
  const invalid: string[] = [];
  for (const [key, value] of Object.entries(raw)) {
    if (value === undefined) continue;
    const parser = Object.hasOwn(parsers, key) ? parsers[key] : undefined;
    const valid = parser && parser.type !== "multi" && typeof value === "string" && parser.parse(value) !== null;
    if (!valid) invalid.push(`${key}=${String(value)}`);
  }
  return invalid;
}

/** A page address that shows the same time as the page it stands on. */
export function at(path: string, asOf: Date | null): Route {
  if (!asOf) return path as Route;
  const [address = "", anchor] = path.split("#");
  const joined = `${address}${address.includes("?") ? "&" : "?"}asof=${writeInstant(asOf)}`;
  return (anchor === undefined ? joined : `${joined}#${anchor}`) as Route;
}

/** To the second, or to the minute where that says it all. */
function writeInstant(time: Date): string {
  return `${time
    .toISOString()
    .replace(/\.\d+Z$/, "")
    .replace(/:00$/, "")}Z`;
}
