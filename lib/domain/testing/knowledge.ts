import type { CoverageStatus } from "../facts/coverage.ts";
import { scopeContains, type Noun, type Scope } from "../facts/fact.ts";
import type { DefinedKind, SliceKind } from "../facts/slice.ts";
import type { ChangeType } from "../drift/change.ts";

/** What one listing showed of one thing. */
export interface Sighting {
  noun: Noun;
  kind: string;
  scope: Scope;
  key: string;
  alias: string;
  name: string;
  text: string;
  /** When it ends by itself, of a kind whose facts do. */
  expires?: number;
}

/** One listing as it ended. */
export interface Reading {
  kind: SliceKind;
  scope: Scope;
  /** Of a listing of parents: it shows all that exist, not only what this credential may see. */
  authoritative: boolean;
  coverage: CoverageStatus;
  readAt: number;
  facts: readonly Sighting[];
}

/** A fact over the time in which it did not change. */
export interface Version extends Sighting {
  openedAt: number;
  closedAt: number | null;
  reason: "changed" | "recreated" | "missing" | "parent-gone" | "expired" | null;
  /** A complete reading lacked it, but its closing is held back: when, and when it was last known before that. */
  held: { at: number; notBefore: number | null } | null;
}

/** What happened between two readings. */
export interface ModelChange {
  type: ChangeType;
  /** Why a removal is one. */
  reason: Version["reason"];
  noun: Noun;
  kind: string;
  scope: Scope;
  alias: string;
  before: Version | null;
  after: Version | null;
  notBefore: number | null;
  notAfter: number;
}

/** What a reading leaves behind about a scope as a whole. */
export type Read =
  /** Everything of these kinds that was there was shown. */
  | { type: "listed"; defines: readonly DefinedKind[]; scope: Scope; at: number }
  /** Some of it was. */
  | { type: "glimpsed"; defines: readonly DefinedKind[]; scope: Scope; at: number }
  /** Its parent was gone by then, and what was there with it. */
  | { type: "emptied"; scope: Scope; at: number }
  /** Its parent is new: whatever is there came later than that. */
  | { type: "begun"; scope: Scope; at: number };

export interface Knowledge {
  versions: readonly Version[];
  changes: readonly ModelChange[];
  reads: readonly Read[];
}

export const NOTHING_KNOWN: Knowledge = { versions: [], changes: [], reads: [] };

/** What versions of one fact share. */
export function idOf({ noun, kind, scope, key }: Sighting): string {
  return `${noun} ${kind} ${scope} ${key}`;
}

export function isOpen({ closedAt }: Version): boolean {
  return closedAt === null;
}

/** The newest complete reading that would have shown such a fact, up to a time. */
export function lastRead(reads: readonly Read[], fact: Sighting, upTo = Infinity): number | null {
  return newest(reads, fact, upTo, ["listed"]);
}

/** After what time a fact came that is new now; null: there is nothing earlier to compare with. */
export function cameAfter(reads: readonly Read[], fact: Sighting, upTo: number): number | null {
  return newest(reads, fact, upTo, ["listed", "begun"]);
}

/** The newest time up to which a version that is gone or different now is known to have been there. */
export function lastSeenAt(reads: readonly Read[], version: Version, upTo: number): number {
  const lastKnown = version.held ? version.held.notBefore : lastRead(reads, version, upTo);
  return Math.max(lastKnown ?? version.openedAt, version.openedAt);
}

/** Parents speak of everything below them. */
export function speaksOf(read: Read, { noun, kind }: DefinedKind): boolean {
  if (!("defines" in read)) return true;
  return read.defines.some((defined) => defined.noun === noun && defined.kind === kind);
}

function newest(reads: readonly Read[], fact: Sighting, upTo: number, types: readonly Read["type"][]): number | null {
  const times = reads
    .filter((read) => types.includes(read.type) && read.at <= upTo)
    .filter((read) => speaksOf(read, fact) && scopeContains(read.scope, fact.scope))
    .map((read) => read.at);
  return times.length === 0 ? null : Math.max(...times);
}
