import { IDENTITY_STATUSES } from "#lib/domain/inventory/identity.ts";
import type { Facet } from "#lib/domain/inventory/list.ts";
import { ABILITY_WORDS, REACH_WORDS } from "#lib/domain/reach/words.ts";
import { isAgeFacet, readAge } from "./age.ts";

/** Keys whose values are a fixed list; the others take what the inventory holds. */
const FIXED: Partial<Record<Facet, readonly string[]>> = {
  reaches: REACH_WORDS,
  ability: ABILITY_WORDS,
  status: IDENTITY_STATUSES,
  coverage: ["complete", "incomplete"],
};

/**
 * Reads one value of a key.
 * @returns the value as it is always written, or what is wrong with it, in words that follow the key
 */
export function readValue(facet: Facet, typed: string): { value: string } | { problem: string } {
  if (isAgeFacet(facet)) return readAge(facet, typed);
  if (facet === "chain-length" && !/^(?:\d{1,6}|none|unknown)$/.test(typed)) {
    return { problem: "is a number of steps, none or unknown" };
  }
  const allowed = FIXED[facet];
  if (allowed && !allowed.includes(typed)) return { problem: `is one of ${allowed.join(", ")}` };
  return { value: typed };
}
