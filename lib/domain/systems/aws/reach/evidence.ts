import type { EdgeEvidence } from "../../../reach/edge.ts";
import type { DecidedBy } from "../policy/policy.ts";

/** So many places are named of one edge. */
const MOST_NAMED = 6;

/** The statements that give something, each once. */
export function evidenceOf(because: Iterable<DecidedBy>): EdgeEvidence[] {
  const found = new Map<string, EdgeEvidence>();
  for (const { policy, statement, effect } of because) {
    if (policy === null || effect !== "Allow") continue;
    const place = statement === null ? null : statementPlace(statement);
    found.set(`${policy} ${place}`, { alias: policy, place });
    if (found.size === MOST_NAMED) break;
  }
  return [...found.values()];
}

/** @param statement from 0 */
export function statementPlace(statement: number): string {
  return `statement ${statement + 1}`;
}
