import type { Row } from "#collectors/shared/rows.ts";

/** Rows with the call each would have come from. */
export function rowsFrom(call: string, values: readonly object[]): Row[] {
  return values.map((value) => ({ value, evidence: call }));
}

/** The one region the accounts are read in. */
export const REGION = "eu-central-1";
