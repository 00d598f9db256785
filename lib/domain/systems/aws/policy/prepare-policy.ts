import type { Policy } from "./policy.ts";
import { actionMatches, prepareStatement, type PreparedStatement } from "./prepare-statement.ts";

/** A policy ready to be decided by: its statements by the service whose actions they name. */
export interface PreparedPolicy {
  faulty: boolean;
  byService: ReadonlyMap<string, readonly PreparedStatement[]>;
  /** Those that may say something of any service. */
  others: readonly PreparedStatement[];
  /** What was found before, by action: few actions are asked about, and each of them of many principals. */
  found: Map<string, readonly PreparedStatement[]>;
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
  return { faulty: policy.faults.length > 0, byService, others, found: new Map() };
}

/** So many actions are remembered of a policy; AWS has about twenty thousand, few of which are ever asked about. */
const MOST_REMEMBERED = 2000;

/** The statements about an action, in lower case. */
export function statementsAbout(policy: PreparedPolicy, action: string, service: string): readonly PreparedStatement[] {
  const known = policy.found.get(action);
  if (known) return known;
  const named = policy.byService.get(service) ?? [];
  const about = [...named, ...policy.others].filter((statement) => actionMatches(statement, action));
  if (policy.found.size >= MOST_REMEMBERED) policy.found.clear();
  policy.found.set(action, about);
  return about;
}
