import type { PlacedPolicy } from "./hits.ts";
import type { PolicySet, PolicySource } from "./policy.ts";
import { preparePolicy } from "./prepare-policy.ts";

/** All policies that have a say, ready to be decided by: made once, asked many times. */
export interface PreparedSet {
  identity: readonly PlacedPolicy[];
  boundary: PlacedPolicy | null;
  session: readonly PlacedPolicy[] | null;
  scps: readonly (readonly PlacedPolicy[])[] | null;
  rcps: readonly PlacedPolicy[];
  resource: PlacedPolicy | null;
}

/**
 * Prepares the policies of a principal and a resource. Each policy is compiled once, however many sets hold it; what cannot
 * be understood of it makes it unknown what it says.
 */
export function prepare(policies: PolicySet): PreparedSet {
  return {
    identity: place("identity", policies.identity),
    boundary: policies.boundary && placeOne("boundary", policies.boundary),
    session: policies.session && place("session", policies.session),
    scps: policies.scps && policies.scps.map((level, index) => place("scps", level, index)),
    rcps: (policies.rcps ?? []).flatMap((level, index) => place("rcps", level, index)),
    resource: policies.resource && placeOne("resource", policies.resource),
  };
}

/** The same with another resource policy: one principal asks of many resources. */
export function withResource(prepared: PreparedSet, resource: PolicySource | null): PreparedSet {
  return { ...prepared, resource: resource && placeOne("resource", resource) };
}

function place(type: PlacedPolicy["type"], sources: readonly PolicySource[], level = 0): PlacedPolicy[] {
  return sources.map((source) => placeOne(type, source, level));
}

function placeOne(type: PlacedPolicy["type"], source: PolicySource, level = 0): PlacedPolicy {
  return { type, level, source, prepared: preparePolicy(source.policy) };
}
