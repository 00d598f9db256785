import type { Ask } from "./ask.ts";
import type { PolicySet, PolicySource } from "./policy.ts";
import { conditionHolds } from "./prepare-condition.ts";
import { statementsAbout, type PreparedPolicy } from "./prepare-policy.ts";
import type { Candidate, PreparedSet } from "./prepare.ts";
import { NAMED, namedBy, NOT_NAMED, UNNAMED, type Named } from "./prepare-principal.ts";
import { resourceMatches, type PreparedStatement } from "./prepare-statement.ts";
import { MAYBE, NO, type Truth } from "./truth.ts";

/** A policy in its place, ready to be decided by. */
export interface PlacedPolicy {
  type: keyof PolicySet;
  /** Of SCPs and RCPs, from 0 at the root of the organization. */
  level: number;
  source: PolicySource;
  prepared: PreparedPolicy;
}

/** A statement that says something of a request, or may. */
export interface Hit {
  place: PlacedPolicy;
  statement: PreparedStatement;
  /** Whether its resource and its conditions hold. */
  truth: Truth;
  /** How it names the principal; policies without principals are about whoever they are attached to. */
  named: Named;
}

/** All that the policies say of the request. */
export function hitsOf(set: PreparedSet, ask: Ask): Hit[] {
  const hits: Hit[] = [];
  for (const { place, statement } of candidates(set, ask)) addHit(place, statement, ask, false, hits);
  if (set.resource === null) return hits;
  const bounded = set.boundary !== null;
  for (const statement of statementsAbout(set.resource.prepared, ask.action, ask.service)) {
    addHit(set.resource, statement, ask, bounded, hits);
  }
  return hits;
}

/** So many actions are remembered of a set: few are asked about. */
const MOST_REMEMBERED = 500;

function candidates({ standing: { places, found } }: PreparedSet, ask: Ask): readonly Candidate[] {
  const known = found.get(ask.action);
  if (known) return known;
  const about = places.flatMap((place) =>
    statementsAbout(place.prepared, ask.action, ask.service).map((statement) => ({ place, statement })),
  );
  if (found.size >= MOST_REMEMBERED) found.clear();
  found.set(ask.action, about);
  return about;
}

/** `bounded`: the principal has a permissions boundary. */
function addHit(place: PlacedPolicy, statement: PreparedStatement, ask: Ask, bounded: boolean, hits: Hit[]): void {
  const named = place.type === "resource" ? namedIn(statement, ask, bounded) : NAMED;
  if (named.naming === UNNAMED && named.ifSession === null) return;
  const truth = statementHolds(statement, ask);
  if (truth !== NO) hits.push({ place, statement, truth, named });
}

/** A statement of a resource policy that names no principal is about nobody. */
function namedIn({ principal, statement }: PreparedStatement, ask: Ask, bounded: boolean): Named {
  return principal === null ? NOT_NAMED : namedBy(principal, ask, statement.effect, bounded);
}

function statementHolds(statement: PreparedStatement, ask: Ask): Truth {
  let truth = resourceMatches(statement, ask);
  if (truth === NO) return NO;
  for (const condition of statement.conditions) {
    const one = conditionHolds(condition, ask.question.context);
    if (one === NO) return NO;
    if (one === MAYBE) truth = MAYBE;
  }
  return truth;
}
