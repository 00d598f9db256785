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
  const thing = { account: role.account, policy: role.trust };
  return ask(asked, actor, {
    action: "sts:AssumeRole",
    resource: role.arn,
    thing,
    about: context,
    known: null,
    session,
  });
}

/** What is asked about has a policy of its own, or is of another account than who asks. */
export interface Thing {
  account: string;
  /** Null: it has none. */
  policy: PolicySource | null;
}

/**
 * Whether a role or user may do something, by its policies, those of its organization, and that of the thing. Without one it
 * is of the account of who asks, and resources that have policies may say more.
 * @param known condition keys whose values follow from what is asked, in lower case; they go before what is known of who asks
 */
export function decideAction(
  asked: Askable,
  actor: Actor,
  action: string,
  resource: string,
  known: RequestContext | null = null,
  thing: Thing = { account: actor.account, policy: null },
): Decision {
  const about = keep(asked.accounts, thing.account, () => contextOfAccount(asked.world, thing.account));
  return ask(asked, actor, { action, resource, thing, about, known, session: null });
}

interface Asking {
  action: string;
  resource: string;
  thing: Thing;
  about: RequestContext;
  known: RequestContext | null;
  session: string | null;
}

function ask(asked: Askable, actor: Actor, { action, resource, thing, about, known, session }: Asking): Decision {
  const { arn, account, kind } = actor;
  const own = preparedFor(asked, actor, LIMITED.test(action) ? thing.account : null);
  const set = thing.policy ? withResource(own, thing.policy) : own;
  const question = { principal: { kind, arn, account, session }, action, resource, resourceAccount: thing.account };
  const asker = keep(asked.actors, arn, () => contextOfActor(asked.world, actor));
  const decideIn = (who: RequestContext) => {
    const joined = new JoinedContext(who, about);
    return decideBy(set, { ...question, context: known ? new JoinedContext(known, joined) : joined });
  };
  if (kind === "role" || !asked.world.askedKeys.has(ISSUED)) return decideIn(asker);
  return decideWithEitherKey(asked.world, (issued) => decideIn(issued ? new JoinedContext(issued, asker) : asker));
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
