import type { PolicySource, RequestContext } from "../policy/policy.ts";
import { decideAction, type Thing } from "../trust/ask-world.ts";
import { compare } from "../trust/oidc/compare.ts";
import { mintedGlob, policyGlob } from "../trust/oidc/glob.ts";
import type { Actor } from "../trust/world.ts";
import type { Held } from "./edge.ts";
import type { EscalationIndex } from "./escalation-index.ts";
import { eitherOf, heldBy, NOTHING } from "./held.ts";
import { type Reach, reachOver } from "./reach.ts";
import { inOneRegion, inRegion } from "./regions.ts";
import { statementsAbout } from "./statements-about.ts";
import type { Targets } from "./targets.ts";

/** What one principal may do in its own account. */
export interface Powers {
  actor: Actor;
  index: EscalationIndex;
  /** Some policy of it allows the action for something: without that no other question is worth asking. */
  mentions(action: string): boolean;
  /** To one thing; one of another account or with a policy of its own is told as such. */
  can(action: string, resource: string, known?: RequestContext | null, thing?: Thing): Held;
  /** To something that it may choose or make: a function of any name. `*` in the template stands for what it chooses. */
  canSome(action: string, template: string): Held;
  /** To things of one kind, which may have one policy in common. */
  over(action: string, targets: Targets, known?: RequestContext | null, policy?: PolicySource | null): Reach;
}

/** The powers of a role or user. */
export function powersOf(index: EscalationIndex, actor: Actor): Powers {
  const { asked } = index.trust;
  const can: Powers["can"] = (action, resource, known = null, thing = undefined) => {
    const decide = (more: RequestContext | null) =>
      heldBy(decideAction(asked, actor, action, resource, more, thing), action, resource);
    return inRegion(decide(known), action, resource, (region) => decide(merged(known, region)));
  };
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
    over: (action, targets, known = null, policy = null) => {
      const thing = { account: targets.account, policy };
      const isLetIn = mentions(action) || (policy !== null && mayName(policy, actor));
      if (targets.items.length === 0 || !isLetIn) return { targets, others: NOTHING, particular: new Map() };
      const sources = [...limitingSources(index, actor, targets.account), ...(policy ? [policy] : [])];
      const about = sources.map((source) => statementsAbout(source.policy, action));
      const patterns = new Set(about.flatMap((one) => one.patterns.map((pattern) => withName(pattern, actor))));
      const each = about.some(({ byResource }) => byResource);
      return reachOver(targets, patterns, each, (target) =>
        can(action, target.arn, merged(known, target.known), thing),
      );
    },
  };
}

/** All policies whose statements can tell one resource of an account from another for this principal. */
function limitingSources(
  { trust }: EscalationIndex,
  { identity, boundary, account }: Actor,
  resourceAccount: string,
): readonly PolicySource[] {
  const { accounts } = trust.asked.world;
  const scps = accounts.get(account)?.scps ?? [];
  const rcps = accounts.get(resourceAccount)?.rcps ?? [];
  return [...identity, ...(boundary ? [boundary] : []), ...scps.flat(), ...rcps.flat()];
}

/** Says whether the policy of a thing may let somebody in by name: then no policy of its own has to (of one account). */
function mayName({ policy }: PolicySource, { arn, name }: Actor): boolean {
  const session = `:assumed-role/${name.slice(name.lastIndexOf("/") + 1)}/`;
  return (
    policy.faults.length > 0 ||
    policy.statements.some(
      ({ effect, principal }) =>
        effect === "Allow" &&
        principal !== null &&
        (principal.not || principal.aws.some((one) => one === "*" || one === arn || one.includes(session))),
    )
  );
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
  const choice = inOneRegion(template, pattern, (one, other) => {
    return compare(mintedGlob(one, ""), [{ globs: [policyGlob(other)], negated: false }]).passing;
  });
  choices.set(key, choice);
  return choice;
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
