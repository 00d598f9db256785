import { type GraphElement } from "../../../reach/edge.ts";
import { accountAlias } from "../aliases.ts";
import type { Held } from "../edges/edge.ts";
import { heldBy } from "../edges/held.ts";
import { inRegion } from "../edges/regions.ts";
import { decide } from "../policy/decide.ts";
import { parsePolicy } from "../policy/parse-policy.ts";
import type { PolicySource, Principal, RequestContext } from "../policy/policy.ts";
import { contextOfAccount, contextOfRole, JoinedContext } from "../trust/request-context.ts";
import { isProtected, type Role, type World } from "../trust/world.ts";
import { surenessOf } from "./conditions.ts";
import { evidenceOf } from "./evidence.ts";
import { accountHub } from "./hubs.ts";
import { rootNode } from "./identity-nodes.ts";
import { ACCOUNT_ROOT, ACT_AS_ACCOUNT, ADMINISTER, ADMINISTER_ACCOUNT } from "./kinds.ts";
import { limitsUnread } from "./unread.ts";
import type { ReachWorld } from "./reach-world.ts";

/** What stands for administering each account that was read, and its root user, who does. */
export function* administerEdges({ world, accounts }: ReachWorld): Generator<GraphElement> {
  const { partition } = world;
  for (const { id } of world.accounts.values()) {
    const hub = accountHub(partition, id, "administer");
    const anybody = accountHub(partition, id, "anybody");
    const account = accountAlias(partition, id);
    const alias = accounts.get(id)?.alias ?? account;
    const unread = limitsUnread(world, id);
    yield hub;
    yield anybody;
    const root = rootNode(partition, id);
    yield root;
    const byRoot = byEverything(world, id, { kind: "root", arn: `arn:${partition}:iam::${id}:root`, account: id });
    const asRoot = byRoot("iam:PutRolePolicy", `arn:${partition}:iam::${id}:role/*`);
    if (asRoot.answer !== "no") {
      yield {
        kind: ACCOUNT_ROOT.id,
        from: root.key,
        to: hub.key,
        ability: null,
        evidence: [{ alias, place: null }],
        ...surenessOf(asRoot, [], unread),
      };
    }
    yield {
      kind: ADMINISTER_ACCOUNT.id,
      from: hub.key,
      to: account,
      ability: "admin",
      evidence: [{ alias, place: null }],
      ...surenessOf(SURE),
    };
    const becomes = byEverything(
      world,
      id,
      somebodyOf(world, id),
      undefined,
      TRUSTING,
    )("sts:AssumeRole", `arn:${partition}:iam::*:role/*`);
    if (becomes.answer === "no") continue;
    yield {
      kind: ACT_AS_ACCOUNT.id,
      from: hub.key,
      to: anybody.key,
      ability: null,
      evidence: [{ alias, place: null }],
      ...surenessOf(becomes, [], unread),
    };
  }
  for (const role of world.roles.values()) yield* toRole(world, role);
}

const SURE = { answer: "yes", conditions: [] } as const;

/** Whoever administers an account names himself in the trust of its roles, but for those that only AWS changes. */
function* toRole(world: World, role: Role): Generator<GraphElement> {
  if (isProtected(role)) return;
  const { partition } = world;
  const decision = byEverything(
    world,
    role.account,
    somebodyOf(world, role.account),
    role,
  )("iam:UpdateAssumeRolePolicy", role.arn);
  if (decision.answer === "no") return;
  yield {
    kind: ADMINISTER.id,
    from: accountHub(partition, role.account, "administer").key,
    to: role.alias,
    ability: null,
    evidence: [
      { alias: role.alias, place: null },
      ...evidenceOf(decision.evidence.flatMap(({ because }) => because)).filter(({ alias }) => alias !== ANY.id),
    ],
    ...surenessOf(decision, [], limitsUnread(world, role.account)),
  };
}

const ANY: PolicySource = {
  id: "any policy",
  name: "any policy",
  policy: parsePolicy({ Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } }),
};

/** Somebody of an account whom no policy tells from others. */
export function somebodyOf({ partition }: World, account: string): Principal {
  return { kind: "user", arn: `arn:${partition}:iam::${account}:user/?`, account };
}

/** A role that lets everybody in: what remains is what organizations forbid. */
const TRUSTING: PolicySource = {
  id: "any trust",
  name: "any trust",
  policy: parsePolicy({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" },
  }),
};

/**
 * What organizations leave to somebody who may everything by policies of the account.
 * @param resource policy of the thing, where it has one
 */
export function byEverything(
  world: World,
  id: string,
  principal: Principal,
  role?: Role,
  resource: PolicySource | null = null,
) {
  const account = world.accounts.get(id);
  const about = role ? contextOfRole(world, role) : contextOfAccount(world, id);
  const who = new Map([
    ["aws:principalaccount", [id]],
    ["aws:principalisawsservice", ["false"]],
    ...(account?.organization ? ([["aws:principalorgid", [account.organization]]] as const) : []),
    ...(principal.kind === "root" ? ([["aws:principalarn", [principal.arn]]] as const) : []),
  ]);
  const context = new JoinedContext(who, about);
  const scps = account?.scps ?? null;
  const policies = { identity: [ANY], boundary: null, session: null, scps, rcps: null, resource };
  return (action: string, on: string): Held => {
    const ask = (known: RequestContext) => {
      const all = new JoinedContext(known, context);
      const decision = decide({ principal, action, resource: on, resourceAccount: id, context: all }, policies);
      return heldBy(decision, action, on);
    };
    return inRegion(ask(new Map()), action, on, ask);
  };
}
