import { parseJson } from "#collectors/shared/json-parse.ts";
import type { QuotaHeaders } from "./quota.ts";

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Headers that are handed on. */
const KEPT = ["link", "location", "retry-after", "x-ratelimit-remaining", "x-ratelimit-reset", "date"];

/** What GitHub says where somebody asked too much in a short time; it has no other sign of its own. */
const TOO_MUCH = /secondary rate|abuse detection/i;

/**
 * The answer as Octokit's plugins see it. Of one that is no success only a word of our own stays, by which they tell
 * limits from refusals: what GitHub says may hold anything.
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
export function passedOn(status: number, headers: Headers, text: string): Response {
  const kept = KEPT.flatMap((name): [string, string][] => {
    const value = headerOf(headers, name);
    return value === undefined ? [] : [[name, value]];
  });
  const all = [["content-type", "application/json"], ...kept] as [string, string][];
  if (status === 204 || status === 205 || status === 304) return new Response(null, { status, headers: all });
  if (status < 300) return new Response(text, { status, headers: all });
  const limited =
    (status === 403 || status === 429) &&
    headerOf(headers, "x-ratelimit-remaining") !== "0" &&
    (status === 429 || headerOf(headers, "retry-after") !== undefined || TOO_MUCH.test(text.slice(0, 10_000)));
  const message = limited ? "secondary rate limit" : "not a success";
  return new Response(JSON.stringify({ message }), { status, headers: all });
}

/** The whole text of an answer. */
export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  return all.join("");
}

/** True for one JSON document within bounds: Octokit would hand anything else on as a text. */
export function isJson(text: string): boolean {
  return parseJson(text).ok;
}

/** What the answer says of the quota; null when it says nothing that can be used. */
export function quotaOf(headers: Headers): QuotaHeaders | null {
  const [limit, remaining, reset] = ["limit", "remaining", "reset"].map((name) =>
    Number(headerOf(headers, `x-ratelimit-${name}`) ?? NaN),
  );
  if (!isCount(limit) || !isCount(remaining) || !isCount(reset)) return null;
  return { resource: headerOf(headers, "x-ratelimit-resource") ?? "core", limit, remaining, reset };
}

function isCount(number: number | undefined): number is number {
  return number !== undefined && Number.isSafeInteger(number) && number >= 0;
}

function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
