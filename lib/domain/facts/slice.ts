import type { Noun, Scope } from "./fact.ts";

/** The facts one listing defines: closing and ordering are decided per (noun, kind, scope). */
export interface DefinedKind {
  noun: Noun;
  kind: string;
}

/** What a listing of parents says of the scopes below them. */
export interface ParentKind {
  scopePrefix: string;
  /** What of the parent's fact follows the prefix. */
  scopeBy: "name" | "key";
  resource: DefinedKind;
}

/**
 * One kind of listing a collector makes, declared in its manifest. A fact kind is defined by exactly one slice kind
 * (design: principle 4).
 */
export interface SliceKind {
  /** `role-bindings` */
  id: string;
  /** `Role bindings` */
  label: string;
  defines: readonly DefinedKind[];
  /**
   * Set where this listing is the parent of others: it defines which scopes `<prefix>/<name>` exist, or `<prefix>/<key>`
   * where parents can be renamed and the system tells them by an id.
   * A complete and authoritative listing of parents closes what was below a parent that is gone.
   */
  parentOf?: ParentKind;
  /**
   * What ends its facts. Absent: a complete listing that lacks them. `expiry`: the listing forgets what still holds (an
   * approved certificate request vanishes after an hour), so a fact ends at the time `expires` of its content and not
   * before; the collector leaves out what had expired when it was read.
   */
  closes?: "expiry";
  /** What is not known without it, in one clause: "who may act on what". */
  feeds: string;
}

/** One listing in one part of a source. */
export interface Slice {
  /** Path in the source's slice tree: `cluster/namespace/payments/role-bindings`. */
  path: string;
  kind: string;
  scope: Scope;
  /**
   * For a parent listing: it lists every parent that exists, not only those this credential may see.
   * Never true for a filtered or selected listing.
   */
  authoritative?: boolean;
}
