import type { JsonObject } from "../facts/json.ts";
import type { OwnerEvidence } from "../inventory/identity.ts";
import { isOwnerKey } from "./owner-keys.ts";

/** One document that may name an owner, nearest to the identity first. */
export interface OwnerSource {
  /** `service account`, `namespace` */
  label: string;
  /** A reduced document with `labels` and `annotations`. */
  content: JsonObject;
}

/** Ours says most, then the shortest key: `owner` before `example.com/owner`. */
const OWN_KEY = "rollcall.dev/owner";

/**
 * The owners the documents name, best first: what stands on the identity itself outweighs what stands on what it lives
 * in. Evidence, not a claim.
 */
export function ownerEvidence(sources: readonly OwnerSource[]): OwnerEvidence[] {
  return sources
    .flatMap((source) => [
      ...namedIn(source, "annotation", source.content.annotations),
      ...namedIn(source, "label", source.content.labels),
    ])
    .sort((a, b) => a.order - b.order)
    .map(({ owner, because }) => ({ owner, because }));

  function namedIn(source: OwnerSource, what: string, pairs: JsonObject[string] | undefined) {
    if (typeof pairs !== "object" || pairs === null || Array.isArray(pairs)) return [];
    return Object.entries(pairs)
      .filter((pair): pair is [string, string] => isOwnerKey(pair[0]) && typeof pair[1] === "string" && pair[1] !== "")
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map(([key, owner]) => ({
        owner,
        because: `${source.label} ${what} ${key}=${owner}`,
        order: sources.indexOf(source) * 2 + (key === OWN_KEY ? 0 : 1),
      }));
  }
}

function rank(key: string): number {
  return key === OWN_KEY ? 0 : key.length;
}
