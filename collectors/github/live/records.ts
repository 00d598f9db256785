/** True for a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What identifies a row of a list: its id, or what comes nearest. */
export function idOf(row: unknown): unknown {
  if (!isRecord(row)) return null;
  return row["id"] ?? row["credential_id"] ?? row["number"] ?? row["name"] ?? row["login"] ?? null;
}
