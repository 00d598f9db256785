import type { PlacedPolicy } from "./hits.ts";
import type { PolicySet, PolicySource } from "./policy.ts";
import { preparePolicy } from "./prepare-policy.ts";
import type { PreparedStatement } from "./prepare-statement.ts";
import { baseOf, type Weights } from "./weights.ts";

/** All policies that have a say, in their places. */
export interface Places {
  identity: readonly PlacedPolicy[];
  boundary: PlacedPolicy | null;
  session: readonly PlacedPolicy[] | null;
  scps: readonly (readonly PlacedPolicy[])[] | null;
  rcps: readonly PlacedPolicy[];
  resource: PlacedPolicy | null;
}

/** Ready to be decided by: made once, asked many times. */
export interface PreparedSet extends Places {
  /** All but the resource's, and what was found in them before, by action. */
  standing: { places: readonly PlacedPolicy[]; found: Map<string, readonly Candidate[]> };
  /** What is said before any statement is held against the request. */
  base: Weights;
  /** A policy could not be understood. */
  faulty: boolean;
  /** The same for principals for whom less holds, made when they ask. */
  less: Map<string, PreparedSet>;
}

export interface Candidate {
  place: PlacedPolicy;
  statement: PreparedStatement;
}

/**
 * Prepares the policies of a principal and a resource. Each policy is compiled once, however many sets hold it; what cannot
 * be understood of it makes it unknown what it says.
 */
export function prepare(policies: PolicySet): PreparedSet {
  return assemble({
    identity: place("identity", policies.identity),
    boundary: policies.boundary && placeOne("boundary", policies.boundary),
    session: policies.session && place("session", policies.session),
    scps: policies.scps && policies.scps.map((level, index) => place("scps", level, index)),
    rcps: (policies.rcps ?? []).flatMap((level, index) => place("rcps", level, index)),
    resource: policies.resource && placeOne("resource", policies.resource),
  });
}

/** The same with another resource policy: one principal asks of many resources. */
export function withResource(prepared: PreparedSet, resource: PolicySource | null): PreparedSet {
  const places = { ...prepared, resource: resource && placeOne("resource", resource) };
  return { ...places, ...baseOf(places), less: new Map() };
}

/** The same where some of the policies do not hold, `name` saying why. */
export function without(prepared: PreparedSet, name: string, less: Partial<Places>): PreparedSet {
  const known = prepared.less.get(name);
  if (known) return known;
  const made = assemble({ ...prepared, ...less });
  prepared.less.set(name, made);
  return made;
}

function assemble(places: Places): PreparedSet {
  const { identity, boundary, session, scps, rcps, resource } = places;
  const standing = [...identity, ...(boundary ? [boundary] : []), ...(session ?? []), ...(scps ?? []).flat(), ...rcps];
  return {
    ...{ identity, boundary, session, scps, rcps, resource },
    standing: { places: standing, found: new Map() },
    ...baseOf(places),
    less: new Map(),
  };
}

function place(type: PlacedPolicy["type"], sources: readonly PolicySource[], level = 0): PlacedPolicy[] {
  return sources.map((source) => placeOne(type, source, level));
}

function placeOne(type: PlacedPolicy["type"], source: PolicySource, level = 0): PlacedPolicy {
  return { type, level, source, prepared: preparePolicy(source.policy) };
}
