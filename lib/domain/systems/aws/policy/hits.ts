import type { Ask } from "./ask.ts";
import type { PolicySet, PolicySource } from "./policy.ts";
import { conditionHolds } from "./prepare-condition.ts";
import type { PreparedPolicy } from "./prepare-policy.ts";
import { NAMED, namedBy, NOT_NAMED, UNNAMED, type Named } from "./prepare-principal.ts";
import { actionMatches, resourceMatches, type PreparedStatement } from "./prepare-statement.ts";
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

/** All that one policy says of the request, added to `hits`. `bounded`: the principal has a permissions boundary. */
export function collectHits(place: PlacedPolicy, ask: Ask, bounded: boolean, hits: Hit[]): void {
  const { byService, others } = place.prepared;
  const about = byService.get(ask.service);
  if (about) for (const statement of about) addHit(place, statement, ask, bounded, hits);
  for (const statement of others) addHit(place, statement, ask, bounded, hits);
}

function addHit(place: PlacedPolicy, statement: PreparedStatement, ask: Ask, bounded: boolean, hits: Hit[]): void {
  if (!actionMatches(statement, ask)) return;
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
