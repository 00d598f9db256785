/** `MAX_TEXT` and `MAX_TEXTS` of credential-name.ts, which the browser does not load for two numbers. */
const MAX_TEXT = 512;
const MAX_TEXTS = 16;

/** Text that can name something: capped, without control characters; undefined for anything else. */
export function nameText(value: unknown): string | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  return value.slice(0, MAX_TEXT).replaceAll(/[\p{Cc}\uD800-\uDFFF]/gu, "\uFFFD");
}

/** One or several such texts, as JWT claims have them. */
export function nameTexts(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.slice(0, MAX_TEXTS).flatMap((one) => nameText(one) ?? []);
}

/** The time a JWT writes in seconds (RFC 7519, section 2, NumericDate). */
export function timeOfSeconds(value: unknown): string | undefined {
  if (typeof value !== "number") return undefined;
  const time = new Date(value * 1000);
  const year = Number.isNaN(time.getTime()) ? 0 : time.getUTCFullYear();
  return year > 1970 && year < 10_000 ? time.toISOString() : undefined;
}
