import { scopeContains, type Scope } from "../facts/fact.ts";
import type { SliceKind } from "../facts/slice.ts";
import {
  idOf,
  isOpen,
  lastRead,
  lastSeenAt,
  speaksOf,
  type Knowledge,
  type ModelChange,
  type Read,
  type Reading,
  type Sighting,
  type Version,
} from "./knowledge.ts";
import { compare } from "./model-changes.ts";

// The executable specification of facts with intervals (design: principles 1 to 5): small and slow. What lib/db/apply
// does to Postgres must be exactly this.

const HOLD_FROM = 20;
const HOLD_SHARE = 0.2;

/** True when something newer is known of a part of what was read: such a reading is refused. */
export function comesTooLate({ reads }: Knowledge, reading: Reading): boolean {
  if (!bringsFacts(reading)) return false;
  const overlaps = ({ scope }: Read) => scopeContains(scope, reading.scope) || scopeContains(reading.scope, scope);
  const isOfKind = (read: Read) => reading.kind.defines.some((defined) => speaksOf(read, defined));
  return reads.some((read) => read.at > reading.readAt && isOfKind(read) && overlaps(read));
}

/** What is known after one more reading that does not come too late. */
export function learn(known: Knowledge, reading: Reading): Knowledge {
  if (!bringsFacts(reading)) return known;
  const seen = new Map(reading.facts.map((fact) => [idOf(fact), fact]));
  const open = known.versions.filter(isOpen);
  const met = open.map((version) => expire(version, reading)).map((version) => meet(version, reading, seen));
  const still = new Set(met.filter(isOpen).map(idOf));
  const opened = [...seen].filter(([id]) => !still.has(id));
  const fresh = opened.map(([, fact]) => openVersion(fact, reading.readAt));
  const kept = closesMissing(reading) ? closeMissing(known, met, reading, seen) : met;
  const left = closeBelowGoneParents(known, [...kept, ...fresh], reading).slice(0, kept.length);

  const closed = left.filter((version) => !isOpen(version));
  const changes = compare(known.reads, reading, closed, fresh);
  const { kind, scope, readAt: at } = reading;
  return {
    versions: [...known.versions.filter((version) => !isOpen(version)), ...left, ...fresh],
    changes: [...known.changes, ...changes],
    reads: [
      ...known.reads,
      { type: provesAbsence(reading) ? "listed" : "glimpsed", defines: kind.defines, scope, at },
      ...goneParents(known, [...left, ...fresh], reading).flatMap((parent) => emptied(parent, at)),
      ...changes.flatMap((change) => begun(open, change, kind.parentOf)),
    ],
  };
}

function bringsFacts({ coverage }: Reading): boolean {
  return coverage === "complete" || coverage === "partial";
}

/** A listing of what this credential may see proves nothing absent, however complete it is. */
function provesAbsence({ coverage, kind, authoritative }: Reading): boolean {
  return coverage === "complete" && (!kind.parentOf || authoritative);
}

/** Where what is listed says when it ends, a listing that lacks it proves nothing: it may have forgotten it. */
function closesMissing(reading: Reading): boolean {
  return provesAbsence(reading) && reading.kind.closes !== "expiry";
}

/** Time alone ends what says when it ends: at that time, whenever that is noticed. */
function expire(version: Version, reading: Reading): Version {
  const { expires = Infinity } = version;
  if (reading.kind.closes !== "expiry" || !covers(reading, version) || expires > reading.readAt) return version;
  return close(version, Math.max(expires, version.openedAt), "expired");
}

/** What the reading says of an open version by showing it, or another in its place. */
function meet(version: Version, reading: Reading, seen: ReadonlyMap<string, Sighting>): Version {
  if (!isOpen(version)) return version;
  const again = seen.get(idOf(version));
  if (!again) return isTakenOver(version, reading) ? close(version, reading.readAt, "recreated") : version;
  const { alias, name, text } = again;
  const isUnchanged = version.alias === alias && version.name === name && version.text === text;
  return isUnchanged ? { ...version, held: null } : close(version, reading.readAt, "changed");
}

/** Names are unique in their system: where another id has the name now, its former bearer is gone. */
function isTakenOver(version: Version, { facts }: Reading): boolean {
  if (version.noun !== "identity") return false;
  return facts.some((fact) => fact.kind === version.kind && fact.alias === version.alias && !isSame(version, fact));
}

/** Closes what a complete reading lacks, or holds the closings back when they are too many to believe at once. */
function closeMissing(
  known: Knowledge,
  versions: readonly Version[],
  reading: Reading,
  seen: ReadonlyMap<string, Sighting>,
): Version[] {
  const covered = known.versions.filter((version) => isOpen(version) && covers(reading, version)).length;
  const isMissing = (version: Version) => isOpen(version) && covers(reading, version) && !seen.has(idOf(version));
  const isConfirmed = ({ held }: Version) => held !== null && held.at < reading.readAt;
  const doubtful = versions.filter((version) => isMissing(version) && !isConfirmed(version)).length;
  const hold = doubtful > HOLD_FROM && doubtful > covered * HOLD_SHARE;
  return versions.map((version) => {
    if (!isMissing(version)) return version;
    if (!hold || isConfirmed(version)) return close(version, version.held?.at ?? reading.readAt, "missing");
    const first = { at: reading.readAt, notBefore: lastRead(known.reads, version, reading.readAt) };
    return { ...version, held: version.held ?? first };
  });
}

/** What lies below a parent that this reading proved gone goes with it, unless newer data shows it. */
function closeBelowGoneParents(known: Knowledge, versions: readonly Version[], reading: Reading): readonly Version[] {
  const gone = goneParents(known, versions, reading);
  if (gone.length === 0) return versions;
  return versions.map((version) => {
    const above = gone.filter(({ scope }) => isOpen(version) && scopeContains(scope, version.scope));
    if (version.held && above.length > 0) return close(version, version.held.at, "parent-gone");
    const lastSeen = Math.max(version.openedAt, lastRead(known.reads, version) ?? version.openedAt);
    // Seen when an heir may have been there already, it may be the heir's.
    const wentWith = ({ hasHeir, lastKnown }: GoneParent) =>
      hasHeir ? lastSeen <= lastKnown : lastSeen < reading.readAt;
    return above.some(wentWith) ? close(version, reading.readAt, "parent-gone") : version;
  });
}

interface GoneParent {
  scope: Scope;
  lastKnown: number;
  /** Another parent has its scope now. */
  hasHeir: boolean;
}

function goneParents({ reads }: Knowledge, versions: readonly Version[], reading: Reading): GoneParent[] {
  const { parentOf } = reading.kind;
  if (!parentOf || !reading.authoritative) return [];
  const { scopePrefix, scopeBy, resource } = parentOf;
  const parents = versions.filter(({ noun, kind }) => noun === resource.noun && kind === resource.kind);
  const gone = parents.filter(({ reason }) => reason === "missing");
  return gone.map((version) => ({
    scope: `${scopePrefix}/${version[scopeBy]}`,
    lastKnown: lastSeenAt(reads, version, reading.readAt),
    hasHeir: parents.some((parent) => isOpen(parent) && parent[scopeBy] === version[scopeBy]),
  }));
}

/** Where a parent is gone and has no heir, nothing is left. */
function emptied({ scope, hasHeir }: GoneParent, at: number): Read[] {
  return hasHeir
    ? [{ type: "emptied", scope, at }]
    : [
        { type: "emptied", scope, at },
        { type: "begun", scope, at },
      ];
}

/**
 * Below a parent that is new nothing is older. Not so where another had its scope until now: what is read of the time
 * between may be that one's.
 */
function begun(
  openBefore: readonly Version[],
  { type, noun, kind, after, notBefore }: ModelChange,
  parentOf: SliceKind["parentOf"],
): Read[] {
  const isParent = noun === parentOf?.resource.noun && kind === parentOf.resource.kind;
  if (type !== "added" || !isParent || !after || notBefore === null) return [];
  const { scopeBy } = parentOf;
  const hasForerunner = openBefore.some(
    (version) => version.noun === noun && version.kind === kind && version[scopeBy] === after[scopeBy],
  );
  if (hasForerunner) return [];
  return [{ type: "begun", scope: `${parentOf.scopePrefix}/${after[scopeBy]}`, at: notBefore }];
}

function covers({ kind, scope }: Reading, fact: Sighting): boolean {
  const isDefined = kind.defines.some((defined) => defined.noun === fact.noun && defined.kind === fact.kind);
  return isDefined && scopeContains(scope, fact.scope);
}

function isSame(one: Sighting, other: Sighting): boolean {
  return one.noun === other.noun && one.kind === other.kind && one.scope === other.scope && one.key === other.key;
}

function openVersion(fact: Sighting, openedAt: number): Version {
  return { ...fact, openedAt, closedAt: null, reason: null, held: null };
}

function close(version: Version, closedAt: number, reason: Version["reason"]): Version {
  return { ...version, closedAt, reason };
}
