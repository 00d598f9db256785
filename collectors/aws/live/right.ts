import type { Right } from "./rights.ts";

/** Makes rights of one service: the action is the id and, in policies, the right itself. */
export function rightsOf(
  by: Right["by"],
  need: Right["need"],
  rows: readonly (readonly [action: string, usedFor: string, without: string, risk?: string])[],
): Right[] {
  return rows.map(([action, usedFor, without, risk]) => {
    return { id: action, action, right: action, by, need, usedFor, without, ...(risk === undefined ? {} : { risk }) };
  });
}
