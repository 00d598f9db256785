import { createHash } from "node:crypto";

/** Longest name kept whole: what the API server allows for most objects. */
export const MAX_NAME = 253;

const KEPT_OF_LONG_NAME = 200;
// In unicode mode a surrogate matches only where its other half is missing.
const UNKEEPABLE = /[\0\uD800-\uDFFF]/gu;
const CAPPED = /^[^]{200}…[0-9a-f]{16}$/;

/**
 * The name itself, or for one longer than {@link MAX_NAME} its beginning with a digest of the whole,
 * so that two long names that begin alike stay two names.
 */
export function capName(name: string): string {
  if (name.length <= MAX_NAME) return name;
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 16);
  return `${cut(name, KEPT_OF_LONG_NAME)}…${digest}`;
}

/** Says whether {@link capName} shortened this name. */
export function isCapped(name: string): boolean {
  return CAPPED.test(name);
}

/**
 * Text as Postgres and JSON can keep it: NUL and halves of surrogate pairs become U+FFFD,
 * as Go's JSON decoder does with the latter.
 */
export function wellFormed(text: string): string {
  return text.search(UNKEEPABLE) === -1 ? text : text.replaceAll(UNKEEPABLE, "\uFFFD");
}

/** The first `length` characters; half a surrogate pair at the cut becomes U+FFFD. */
export function cut(text: string, length: number): string {
  return wellFormed(text.slice(0, length));
}
