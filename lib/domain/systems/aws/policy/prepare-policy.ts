import type { Policy } from "./policy.ts";
import { prepareStatement, type PreparedStatement } from "./prepare-statement.ts";

/** A policy ready to be decided by: its statements by the service whose actions they name. */
export interface PreparedPolicy {
  faulty: boolean;
  byService: ReadonlyMap<string, readonly PreparedStatement[]>;
  /** Those that may say something of any service. */
  others: readonly PreparedStatement[];
}

const prepared = new WeakMap<Policy, PreparedPolicy>();

/** Prepares each policy once, however many principals it is attached to. */
export function preparePolicy(policy: Policy): PreparedPolicy {
  const known = prepared.get(policy);
  if (known) return known;
  const made = makePrepared(policy);
  prepared.set(policy, made);
  return made;
}

function makePrepared(policy: Policy): PreparedPolicy {
  const byService = new Map<string, PreparedStatement[]>();
  const others: PreparedStatement[] = [];
  for (const statement of policy.statements) {
    const ready = prepareStatement(statement, policy.version);
    if (ready.services === null) others.push(ready);
    for (const service of ready.services ?? []) {
      const there = byService.get(service);
      if (there) there.push(ready);
      else byService.set(service, [ready]);
    }
  }
  return { faulty: policy.faults.length > 0, byService, others };
}
