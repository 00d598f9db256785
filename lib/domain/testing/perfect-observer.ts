import { scopeContains } from "../facts/fact.ts";
import { evidenceOf, inOrder, type Evidence, type ParentEvidence } from "./evidence.ts";
import { idOf, type ModelChange, type Reading, type Sighting } from "./knowledge.ts";

// The oracle of the laws. It shares nothing with the model but the data: it takes all readings at once and follows each
// thing through time, where the model takes one reading at a time and follows no thing.

/** What happened to one thing, as far as anybody can tell from the readings. */
export type Conclusion = Pick<ModelChange, "type" | "reason" | "notBefore" | "notAfter"> & {
  before: Sighting | null;
  after: Sighting | null;
};

/** A time in which a thing was there as it was. */
export interface Stay {
  thing: Sighting;
  from: number;
  /** Null while it is there. */
  until: number | null;
}

interface Findings {
  conclusions: Conclusion[];
  stays: Stay[];
}

/** What a perfect observer concludes who believes each reading at once. */
export function observePerfectly(readings: readonly Reading[]): Findings {
  const isOfParents = ({ kind }: Reading) => kind.parentOf !== undefined;
  const parents = findings(shownBy(readings.filter(isOfParents)), readings, []);
  const others = shownBy(readings.filter((reading) => !isOfParents(reading)));
  const rest = findings(others, readings, parentEvidence(readings, parents));
  const conclusions = pairRecreated([...parents.conclusions, ...rest.conclusions]);
  return {
    conclusions: conclusions.filter(({ type, notBefore }) => type !== "added" || notBefore !== null),
    stays: [...parents.stays, ...rest.stays],
  };
}

function shownBy(readings: readonly Reading[]): Sighting[] {
  return [...new Map(readings.flatMap(({ facts }) => facts).map((fact) => [idOf(fact), fact])).values()];
}

function findings(
  things: readonly Sighting[],
  readings: readonly Reading[],
  parents: readonly ParentEvidence[],
): Findings {
  const all = things.map((thing) => {
    const above = parents.filter(({ scope }) => scopeContains(scope, thing.scope)).map(({ evidence }) => evidence);
    return follow(inOrder(evidenceOf(thing, readings), above));
  });
  return { conclusions: all.flatMap((one) => one.conclusions), stays: all.flatMap((one) => one.stays) };
}

/** Follows one thing through the evidence about it. */
function follow(evidence: readonly Evidence[]): Findings {
  const [conclusions, stays]: [Conclusion[], Stay[]] = [[], []];
  const bounds: Evidence[] = [];
  /** `lastSeen`: by a complete reading, or as the first time. */
  let now: { stay: Stay; lastSeen: number } | null = null;

  for (const point of evidence) {
    const { at } = point;
    if (point.type === "bound") {
      bounds.push(point);
    } else if (point.type === "absent") {
      if (!now || now.lastSeen >= point.lastSeenBefore) continue;
      const known = point.reason === "expired" ? { notBefore: at } : {};
      conclusions.push({ ...ended(now), ...known, type: "removed", reason: point.reason, after: null, notAfter: at });
      now.stay.until = at;
      now = null;
    } else if (now && looksSame(now.stay.thing, point.thing)) {
      if (point.isComplete) now.lastSeen = at;
    } else {
      const after = point.thing;
      if (now)
        conclusions.push({ ...ended(now), type: becoming(now.stay.thing, after), reason: null, after, notAfter: at });
      else
        conclusions.push({
          type: "added",
          reason: null,
          before: null,
          after,
          notBefore: lowest(bounds, point),
          notAfter: at,
        });
      if (now) now.stay.until = at;
      now = { stay: { thing: after, from: at, until: null }, lastSeen: at };
      stays.push(now.stay);
    }
  }
  return { conclusions, stays };
}

function ended({ stay, lastSeen }: { stay: Stay; lastSeen: number }) {
  return { before: stay.thing, notBefore: lastSeen };
}

/** After what it came, as far as was known when it came; null: there is nothing earlier to compare with. */
function lowest(bounds: readonly Evidence[], point: Evidence): number | null {
  const known = bounds.filter((bound) => bound.at < point.at && bound.arrival <= point.arrival);
  return known.length > 0 ? Math.max(...known.map(({ at }) => at)) : null;
}

function becoming(before: Sighting, after: Sighting): "renamed" | "changed" {
  return before.noun === "identity" && before.alias !== after.alias ? "renamed" : "changed";
}

function looksSame(one: Sighting, other: Sighting): boolean {
  return one.alias === other.alias && one.name === other.name && one.text === other.text;
}

/** What is known of parents, as evidence about what lies below them. */
function parentEvidence(readings: readonly Reading[], { conclusions, stays }: Findings): ParentEvidence[] {
  const prefix = readings.find(({ kind }) => kind.parentOf)?.kind.parentOf?.scopePrefix ?? "";
  return conclusions.flatMap(({ type, before, after, notBefore, notAfter: at }): ParentEvidence[] => {
    const scope = `${prefix}/${(after ?? before)?.name}`;
    const arrival = readings.findIndex(({ readAt, kind }) => kind.parentOf && readAt === at);
    const bound = (time: number): ParentEvidence => ({ scope, evidence: { type: "bound", at: time, arrival } });
    if (type === "added") {
      // What is read of the time between two bearers of a name may be the first one's.
      const hasForerunner = stays.some(
        ({ thing, from, until }) => thing.name === after?.name && from < at && (until ?? Infinity) >= at,
      );
      return notBefore === null || hasForerunner ? [] : [bound(notBefore)];
    }
    if (type !== "removed") return [];
    const heir = stays.find(({ thing, from, until }) => {
      return thing.name === before?.name && from <= at && (until ?? Infinity) > at;
    });
    // Times are whole. What was seen after the gone parent was last known may be its heir's.
    const lastSeenBefore = heir ? (notBefore ?? at) + 1 : at;
    const end: ParentEvidence = {
      scope,
      evidence: { type: "absent", at, arrival, reason: "parent-gone", lastSeenBefore },
    };
    return heir ? [end] : [end, bound(at)];
  });
}

/** The end of the former bearer of a name and the arrival of the new one are one change. */
function pairRecreated(conclusions: readonly Conclusion[]): Conclusion[] {
  const removals = conclusions.filter(({ type, reason }) => type === "removed" && reason === "recreated");
  const arrivalAfter = ({ before, notAfter }: Conclusion) =>
    conclusions.find((one) => one.type === "added" && one.notAfter === notAfter && one.after?.alias === before?.alias);
  const paired = removals.map((removal): Conclusion => {
    return { ...removal, type: "recreated", reason: null, after: arrivalAfter(removal)?.after ?? null };
  });
  const used = new Set<Conclusion | undefined>([...removals, ...removals.map(arrivalAfter)]);
  return [...paired, ...conclusions.filter((one) => !used.has(one))];
}
