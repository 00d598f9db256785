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

/** A text as the one field of a row; what is none stays what it is, and is no row then. */
export function asField(name: string, value: unknown): unknown {
  return typeof value === "string" ? { [name]: value } : value;
}

/** A row with these fields of it and nothing else; what is no object stays what it is. */
export function only(value: unknown, fields: readonly string[]): unknown {
  return isRecord(value) ? Object.fromEntries(fields.map((field) => [field, value[field]])) : value;
}

/** Whether it is an object that is no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
