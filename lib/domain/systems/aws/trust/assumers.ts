import type { Policy, PolicySource, Statement } from "../policy/policy.ts";
import { actionMatches, textMatches } from "./action-match.ts";
import { ASSUME } from "./named-principals.ts";
import type { Actor, World } from "./world.ts";

/** Who of an account may at all become roles, by the resources the policies name. */
export interface Assumers {
  /**
   * May become every role that lets their account in, for nothing of their own policies decides by what is asked: one of
   * them stands for all.
   */
  free: Actor[];
  exact: Map<string, Actor[]>;
  patterns: Map<string, Actor[]>;
}

/** What one policy says of becoming roles. */
interface Says {
  /** Patterns of Allow. */
  allows: readonly string[];
  /** Allows it for every role without condition, and says no more of it. */
  free: boolean;
  /** Says nothing of it. */
  silent: boolean;
}

/** Sorts roles and users by account and by the roles they may become as far as their own policies go: one pass. */
export function assumersOf(world: World): Map<string, Assumers> {
  const known = new Map<Policy, Says>();
  const byAccount = new Map<string, Assumers>();
  for (const actors of [world.roles.values(), world.users.values()]) {
    for (const actor of actors) place(actor, known, byAccount);
  }
  return byAccount;
}

/** Those of an account whose policies speak of a role. They may still be denied. */
export function candidates(assumers: Assumers | undefined, role: string): Set<Actor> {
  const found = new Set<Actor>(assumers?.exact.get(role));
  for (const [pattern, actors] of assumers?.patterns ?? []) {
    if (textMatches(pattern, role)) for (const actor of actors) found.add(actor);
  }
  return found;
}

function place(actor: Actor, known: Map<Policy, Says>, byAccount: Map<string, Assumers>): void {
  const says = actor.identity.map(({ policy }) => saysOf(policy, known));
  const allows = says.flatMap((one) => one.allows);
  if (allows.length === 0) return;
  const account: Assumers = byAccount.get(actor.account) ?? { free: [], exact: new Map(), patterns: new Map() };
  byAccount.set(actor.account, account);
  const ofService = actor.name.startsWith("aws-service-role/");
  if (
    !ofService &&
    !actor.boundary &&
    says.some(({ free }) => free) &&
    says.every(({ free, silent }) => free || silent)
  ) {
    account.free.push(actor);
    return;
  }
  for (const pattern of new Set(allows)) {
    const sorted = /[*?]/u.test(pattern) ? account.patterns : account.exact;
    const actors = sorted.get(pattern);
    if (actors) actors.push(actor);
    else sorted.set(pattern, [actor]);
  }
}

function saysOf(policy: Policy, known: Map<Policy, Says>): Says {
  const found = known.get(policy);
  if (found) return found;
  const statements = policy.statements.filter(({ action }) => actionMatches(action, ASSUME.own));
  const allows = statements.filter(({ effect }) => effect === "Allow");
  const says = {
    // What could not be understood may allow everything.
    allows: policy.faults.length > 0 ? ["*"] : allows.flatMap(patternsOf),
    free: policy.faults.length === 0 && statements.length > 0 && statements.every(isFree),
    silent: policy.faults.length === 0 && statements.length === 0,
  };
  known.set(policy, says);
  return says;
}

function isFree({ effect, resource, conditions }: Statement): boolean {
  return (
    effect === "Allow" &&
    conditions.length === 0 &&
    resource !== null &&
    !resource.not &&
    resource.patterns.includes("*")
  );
}

/** Variables may come to anything. */
function patternsOf({ resource }: Statement): string[] {
  if (!resource || resource.not) return ["*"];
  return resource.patterns.map((pattern) => pattern.replaceAll(/\$\{[^}]*\}/gu, "*"));
}

/** Condition keys that tell one principal of an account from another. */
const PERSONAL = /^aws:(?:principal(?:arn|type|tag\/)|user(?:id|name)$|tokenissuetime|ssoinstance)/u;

/** Says whether policies decide by who asks beyond the account: then nobody stands for others. */
export function isPersonal(sources: Iterable<PolicySource>): boolean {
  for (const { policy } of sources) {
    if (policy.faults.length > 0) return true;
    for (const { effect, conditions, principal } of policy.statements) {
      if (
        conditions.some(
          ({ key, values }) => PERSONAL.test(key.toLowerCase()) || values.some((value) => /\$\{aws:/iu.test(value)),
        )
      )
        return true;
      if (principal?.not || (effect === "Deny" && principal?.aws.some((name) => name !== "*"))) return true;
    }
  }
  return false;
}
