import { decideBy } from "../policy/decide.ts";
import type { Decision, PolicySource, RequestContext } from "../policy/policy.ts";
import { prepare, type PreparedSet, withResource } from "../policy/prepare.ts";
import { contextOfAccount, contextOfActor, contextOfRole, JoinedContext } from "./request-context.ts";
import type { Actor, Role, World } from "./world.ts";

/** A world ready to be asked; what many questions need is made once and kept. */
export interface Askable {
  world: World;
  prepared: Map<string, PreparedSet>;
  actors: Map<string, RequestContext>;
  roles: Map<string, RequestContext>;
  accounts: Map<string, RequestContext>;
}

/** Begins a series of questions about a world. */
export function askable(world: World): Askable {
  return { world, prepared: new Map(), actors: new Map(), roles: new Map(), accounts: new Map() };
}

/** Whether a role or user may become a role: by the role's trust policy and all policies of the one who asks. */
export function decideAssume(asked: Askable, actor: Actor, role: Role, session: string | null = null): Decision {
  const context = keep(asked.roles, role.arn, () => contextOfRole(asked.world, role));
  return ask(asked, actor, "sts:AssumeRole", role.arn, role.account, context, role.trust, session);
}

/**
 * Whether a role or user may do something in its own account, by its policies and those of its organization; resources
 * that have policies of their own may say more.
 * @param known condition keys whose values follow from what is asked, in lower case
 */
export function decideOwn(
  asked: Askable,
  actor: Actor,
  action: string,
  resource: string,
  known: RequestContext | null = null,
): Decision {
  const own = keep(asked.accounts, actor.account, () => contextOfAccount(asked.world, actor.account));
  const context = known ? new JoinedContext(known, own) : own;
  return ask(asked, actor, action, resource, actor.account, context, null, null);
}

function ask(
  asked: Askable,
  actor: Actor,
  action: string,
  resource: string,
  resourceAccount: string,
  about: RequestContext,
  policy: PolicySource | null,
  session: string | null,
): Decision {
  const { arn, account, kind } = actor;
  const own = preparedFor(asked, actor, LIMITED.test(action) ? resourceAccount : null);
  const set = policy ? withResource(own, policy) : own;
  const question = { principal: { kind, arn, account, session }, action, resource, resourceAccount };
  const known = keep(asked.actors, arn, () => contextOfActor(asked.world, actor));
  const decideIn = (context: RequestContext) => decideBy(set, { ...question, context });
  if (kind === "role" || !asked.world.askedKeys.has(ISSUED)) return decideIn(new JoinedContext(known, about));
  return decideWithEitherKey(asked.world, (issued) =>
    decideIn(new JoinedContext(issued ? new JoinedContext(issued, known) : known, about)),
  );
}

/** Services whose resources RCPs limit.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
const LIMITED = /^(?:aoss|cognito-identity|cognito-idp|dynamodb|ecr|kms|logs|s3|secretsmanager|sqs|sts):/iu;

const ISSUED = "aws:tokenissuetime";

/** A user asks with a key, which has no time of issue, or with a session made of it, which is new: where both come to the same, that holds. */
function decideWithEitherKey(world: World, decide: (issued: RequestContext | null) => Decision): Decision {
  const byKey = decide(new Map([[ISSUED, null]]));
  const bySession = world.at === null ? null : decide(new Map([[ISSUED, [world.at]]]));
  return byKey.answer === bySession?.answer ? byKey : decide(null);
}

/** @param limitedBy account whose RCPs hold; null: for this action none do */
function preparedFor(asked: Askable, actor: Actor, limitedBy: string | null): PreparedSet {
  return keep(asked.prepared, `${actor.arn} ${limitedBy ?? ""}`, () => {
    const { accounts } = asked.world;
    return prepare({
      identity: actor.identity,
      boundary: actor.boundary,
      session: null,
      scps: accounts.get(actor.account)?.scps ?? null,
      rcps: limitedBy === null ? null : (accounts.get(limitedBy)?.rcps ?? null),
      resource: null,
    });
  });
}

function keep<Value>(kept: Map<string, Value>, key: string, make: () => Value): Value {
  const found = kept.get(key);
  if (found !== undefined) return found;
  const made = make();
  kept.set(key, made);
  return made;
}
