import type { JsonObject } from "../facts/json.ts";
import type { OwnerEvidence } from "../inventory/identity.ts";
import { objectOf, textOf, textsOf } from "../systems/content.ts";
import { isOwnerKey } from "./owner-keys.ts";

/** One document that may name an owner, nearest to the identity first. */
export interface OwnerSource {
  /** `service account`, `namespace` */
  label: string;
  /** How the system calls its labels; left out: `label`. */
  labelWord?: string;
  /** A reduced document with `labels` and `annotations`, or with `codeOwners`: those of its file, and the line that says so. */
  content: JsonObject;
}

/** Ours says most, then the shortest key: `owner` before `example.com/owner`. */
const OWN_KEY = "rollcall.dev/owner";

/**
 * The owners the documents name, best first: what stands on the identity itself outweighs what stands on what it lives
 * in. Evidence, not a claim.
 */
export function ownerEvidence(sources: readonly OwnerSource[]): OwnerEvidence[] {
  return ownersNamed(sources).map(({ owner, because }) => ({ owner, because }));
}

/** An owner with the place that names it: which of the documents, and where in it. */
export interface OwnerNamed extends OwnerEvidence {
  source: OwnerSource;
  path: [part: "labels" | "annotations" | "codeOwners", key: string];
}

/** The same with where each stands, so that a page can point at the very line. */
export function ownersNamed(sources: readonly OwnerSource[]): OwnerNamed[] {
  return sources
    .flatMap((source) => [...namedIn(source, "annotation"), ...namedIn(source, "label"), ...codeOwnersIn(source)])
    .sort((a, b) => a.order - b.order)
    .map(({ order: _order, ...named }) => named);

  /** The first of them stands for all: which of the others answers for it, the file does not say. */
  function codeOwnersIn(source: OwnerSource) {
    const { owners, because } = objectOf(source.content.codeOwners);
    const [owner, ...others] = textsOf(owners);
    if (!owner || textOf(because) === "") return [];
    const path: OwnerNamed["path"] = ["codeOwners", "owners"];
    const beside = others.length === 0 ? "" : `, which names ${others.length} more`;
    return [{ owner, because: `${textOf(because)}${beside}`, source, path, order: sources.indexOf(source) * 2 + 1 }];
  }

  function namedIn(source: OwnerSource, what: "label" | "annotation") {
    const part = what === "label" ? ("labels" as const) : ("annotations" as const);
    const word = what === "label" ? (source.labelWord ?? what) : what;
    const pairs = source.content[part];
    if (typeof pairs !== "object" || pairs === null || Array.isArray(pairs)) return [];
    return Object.entries(pairs)
      .filter((pair): pair is [string, string] => isOwnerKey(pair[0]) && typeof pair[1] === "string" && pair[1] !== "")
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map(([key, owner]) => ({
        owner,
        because: `${source.label} ${word} ${key}=${owner}`,
        source,
        path: [part, key] satisfies OwnerNamed["path"],
        order: sources.indexOf(source) * 2 + (key === OWN_KEY ? 0 : 1),
      }));
  }
}

function rank(key: string): number {
  return key === OWN_KEY ? 0 : key.length;
}
