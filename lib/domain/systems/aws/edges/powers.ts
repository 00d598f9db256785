import type { PolicySource, RequestContext } from "../policy/policy.ts";
import { decideOwn } from "../trust/ask-world.ts";
import { compare } from "../trust/oidc/compare.ts";
import { mintedGlob, policyGlob } from "../trust/oidc/glob.ts";
import type { Actor } from "../trust/world.ts";
import type { Held } from "./edge.ts";
import type { EscalationIndex } from "./escalation-index.ts";
import { eitherOf, heldBy, NOTHING } from "./held.ts";
import { type Reach, reachOver } from "./reach.ts";
import { statementsAbout } from "./statements-about.ts";
import type { Targets } from "./targets.ts";

/** What one principal may do in its own account. */
export interface Powers {
  actor: Actor;
  index: EscalationIndex;
  /** Some policy of it allows the action for something: without that no other question is worth asking. */
  mentions(action: string): boolean;
  /** To one thing. */
  can(action: string, resource: string, known?: RequestContext | null): Held;
  /** To something that it may choose or make: a function of any name. `*` in the template stands for what it chooses. */
  canSome(action: string, template: string): Held;
  /** To things of one kind. */
  over(action: string, targets: Targets, known?: RequestContext | null): Reach;
}

/** The powers of a role or user. */
export function powersOf(index: EscalationIndex, actor: Actor): Powers {
  const { asked } = index.trust;
  const can: Powers["can"] = (action, resource, known = null) =>
    heldBy(decideOwn(asked, actor, action, resource, known), action, resource);
  const mentions: Powers["mentions"] = (action) =>
    actor.identity.some(({ policy }) => statementsAbout(policy, action).allows);
  return {
    actor,
    index,
    mentions,
    can,
    canSome: (action, template) => {
      if (!mentions(action)) return NOTHING;
      const allowed = new Set(actor.identity.flatMap(({ policy }) => statementsAbout(policy, action).allowed));
      const resources = [...allowed].flatMap((pattern) => choiceOf(template, withName(pattern, actor)) ?? []);
      return eitherOf([...new Set(resources)].map((resource) => can(action, resource)));
    },
    over: (action, targets, known = null) => {
      if (targets.items.length === 0 || !mentions(action)) return { targets, others: NOTHING, particular: new Map() };
      const about = limitingSources(index, actor).map(({ policy }) => statementsAbout(policy, action));
      const patterns = new Set(about.flatMap((one) => one.patterns.map((pattern) => withName(pattern, actor))));
      const each = about.some(({ byResource }) => byResource);
      return reachOver(targets, patterns, each, (target) => can(action, target.arn, merged(known, target.known)));
    },
  };
}

/** All policies whose statements can tell one resource from another for this principal. */
function limitingSources({ trust }: EscalationIndex, { identity, boundary, account }: Actor): readonly PolicySource[] {
  const { scps, rcps } = trust.asked.world.accounts.get(account) ?? {};
  return [...identity, ...(boundary ? [boundary] : []), ...(scps ?? []).flat(), ...(rcps ?? []).flat()];
}

const choices = new Map<string, string | null>();
const MOST_KEPT = 50_000;

/** Something of the template that a pattern of a policy names, the shortest; null: nothing is both. */
function choiceOf(template: string, pattern: string): string | null {
  if (pattern === "*" || pattern === template) return template;
  const key = `${template} ${pattern}`;
  const found = choices.get(key);
  if (found !== undefined) return found;
  if (choices.size >= MOST_KEPT) choices.clear();
  const { passing } = compare(mintedGlob(template, ""), [{ globs: [policyGlob(pattern)], negated: false }]);
  choices.set(key, passing);
  return passing;
}

/** Users are told their own name in policies; other variables may come to anything. */
function withName(pattern: string, { kind, name }: Actor): string {
  if (!pattern.includes("${")) return pattern;
  const named =
    kind === "user" ? pattern.replaceAll("${aws:username}", name.slice(name.lastIndexOf("/") + 1)) : pattern;
  return named.replaceAll(/\$\{[^}]*\}/gu, "*");
}

function merged(one: RequestContext | null, other: RequestContext | null): RequestContext | null {
  if (!one || !other) return one ?? other;
  return new Map([...one, ...other]);
}
