import { scopeContains, type Scope } from "../facts/fact.ts";
import { idOf, type ModelChange, type Reading, type Sighting } from "./knowledge.ts";

/** What one reading, or the end or beginning of a parent, tells of one thing. */
export type Evidence =
  | { type: "seen"; at: number; arrival: number; thing: Sighting; isComplete: boolean }
  /** It was not there at that time; with the parent's end, only what was last seen before `lastSeenBefore`. */
  | { type: "absent"; at: number; arrival: number; reason: ModelChange["reason"]; lastSeenBefore: number }
  /** Whatever is there later came later than that. */
  | { type: "bound"; at: number; arrival: number };

/** The beginning or end of a parent: evidence for everything in its scope. */
export interface ParentEvidence {
  scope: Scope;
  evidence: Evidence;
}

/** Evidence about a thing from the readings themselves. An heir has the alias the thing had. */
export function* evidenceOf(thing: Sighting, readings: readonly Reading[]): Generator<Evidence> {
  let alias: string | null = null;
  let hasEnded = false;
  for (const [arrival, reading] of readings.entries()) {
    const { readAt: at, facts, scope } = reading;
    const seen = facts.find((fact) => idOf(fact) === idOf(thing));
    const heir = facts.some((fact) => thing.noun === "identity" && fact.kind === thing.kind && fact.alias === alias);
    const wouldShow = showsAll(reading) && lists(reading, thing) && scopeContains(scope, thing.scope);
    if (seen) {
      yield { type: "seen", at, arrival, thing: seen, isComplete: wouldShow };
      alias = seen.alias;
    } else if (heir) {
      yield { type: "absent", at, arrival, reason: "recreated", lastSeenBefore: at };
      alias = null;
    } else if (endsByItself(thing, reading)) {
      if (!hasEnded)
        yield { type: "absent", at: thing.expires ?? at, arrival, reason: "expired", lastSeenBefore: Infinity };
      hasEnded = true;
    } else if (wouldShow && reading.kind.closes !== "expiry") {
      yield { type: "absent", at, arrival, reason: "missing", lastSeenBefore: Infinity };
    }
    if (wouldShow) yield { type: "bound", at, arrival };
  }
}

/** Evidence in the order of time; at one time what a parent tells comes first. */
export function inOrder(own: Iterable<Evidence>, ofParents: Iterable<Evidence>): Evidence[] {
  return [...ofParents, ...own].toSorted((a, b) => a.at - b.at);
}

/** A reading of its kind from after its end is when somebody looks at the clock. */
function endsByItself(thing: Sighting, { kind, coverage, readAt }: Reading): boolean {
  const isOfKind = kind.defines.some((defined) => defined.noun === thing.noun && defined.kind === thing.kind);
  const looks = coverage === "complete" || coverage === "partial";
  return isOfKind && looks && kind.closes === "expiry" && (thing.expires ?? Infinity) <= readAt;
}

function lists({ kind }: Reading, thing: Sighting): boolean {
  return kind.defines.some(({ noun, kind: defined }) => noun === thing.noun && defined === thing.kind);
}

function showsAll({ coverage, authoritative, kind }: Reading): boolean {
  return coverage === "complete" && (authoritative || kind.parentOf === undefined);
}
