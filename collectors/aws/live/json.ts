/**
 * An answer of the SDK as plain JSON: times as ISO text, without what the SDK adds of its own. Bytes are dropped: no
 * listing here has any that are kept.
 */
export function plain(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "no time" : value.toISOString();
  if (value instanceof Uint8Array) return undefined;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const kept = name === "$metadata" ? undefined : plain(inner);
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

/** Whether it is an object that is no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
