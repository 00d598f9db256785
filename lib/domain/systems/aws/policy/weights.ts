import type { PlacedPolicy } from "./hits.ts";
import type { Places } from "./prepare.ts";
import { MAYBE, NO, YES, type Truth } from "./truth.ts";

/** What each type of policy says of a request. */
export interface Weights {
  denied: Truth;
  identity: Truth;
  /** These three: yes where there is none. */
  boundary: Truth;
  session: Truth;
  scps: readonly Truth[];
  /** The resource's policy allows the principal directly; its role; its account. */
  direct: Truth;
  role: Truth;
  account: Truth;
}

/** What is said before any statement: nothing is allowed but by types of policy that are not there; faults may say anything. */
export function baseOf({ identity, boundary, session, scps, rcps, resource }: Places): {
  base: Weights;
  faulty: boolean;
} {
  const said = {
    identity: anyFaulty(identity),
    boundary: boundary ? anyFaulty([boundary]) : YES,
    session: session ? anyFaulty(session) : YES,
    scps: (scps ?? []).map(anyFaulty),
    direct: resource ? anyFaulty([resource]) : NO,
  } satisfies Partial<Weights>;
  const types = [said.identity, said.boundary, said.session, said.direct, anyFaulty(rcps), ...said.scps];
  const faulty = types.includes(MAYBE);
  return { base: { ...said, denied: faulty ? MAYBE : NO, role: NO, account: NO }, faulty };
}

function anyFaulty(places: readonly PlacedPolicy[]): Truth {
  return places.some((place) => place.prepared.faulty) ? MAYBE : NO;
}
