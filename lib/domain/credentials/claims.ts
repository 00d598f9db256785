/** The claims of a token. */
export type Claims = Readonly<Record<string, unknown>>;

/** True for a JSON object. */
export function isClaims(value: unknown): value is Claims {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
