import { decide } from "../policy/decide.ts";
import { parsePolicy } from "../policy/parse-policy.ts";
import type { Decision, PolicySource, Principal } from "../policy/policy.ts";
import { ASSUME, type Named } from "./named-principals.ts";
import { contextOfRole, JoinedContext } from "./request-context.ts";
import type { Role, World } from "./world.ts";

/** Whose policies are not read may have any: what is left is what the trust policy and the organization say. */
const ANYTHING: PolicySource = {
  id: "unread",
  name: "unread",
  policy: parsePolicy({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "*", Resource: "*" },
  }),
};

type Stranger =
  Exclude<Named, { kind: "principal" | "session" }> | (Pick<Principal, "arn" | "account"> & { kind: "role" | "user" });

/** Whether a trust policy lets somebody in of whom nothing was read but the name. */
export function decideStranger(world: World, role: Role, who: Stranger): Decision {
  const { principal, action, known } = asPrincipal(world, who);
  return decide(
    {
      principal,
      action,
      resource: role.arn,
      resourceAccount: role.account,
      context: new JoinedContext(new Map(known), contextOfRole(world, role)),
    },
    {
      identity: [ANYTHING],
      boundary: null,
      session: null,
      scps: null,
      rcps: world.accounts.get(role.account)?.rcps ?? null,
      resource: role.trust,
    },
  );
}

function asPrincipal(
  world: World,
  who: Stranger,
): { principal: Principal; action: string; known: [string, readonly string[] | null][] } {
  switch (who.kind) {
    case "service":
      return {
        principal: { kind: "service", arn: who.service, account: null },
        action: ASSUME.own,
        known: [
          ["aws:principalisawsservice", ["true"]],
          ["aws:principalservicename", [who.service]],
          ["aws:principalorgid", null],
          ["aws:principalarn", null],
        ],
      };
    case "federated":
      return {
        principal: { kind: "federated", arn: who.provider, account: null },
        action: ASSUME[who.protocol],
        known: [["aws:principalisawsservice", ["false"]]],
      };
    case "anyone":
      return { principal: anybody(world, null), action: ASSUME.own, known: OF_PEOPLE };
    case "account":
      return {
        principal: anybody(world, who.account),
        action: ASSUME.own,
        known: [...OF_PEOPLE, ["aws:principalaccount", [who.account]]],
      };
    default:
      return {
        principal: { kind: who.kind, arn: who.arn, account: who.account },
        action: ASSUME.own,
        known: [
          ...OF_PEOPLE,
          ["aws:principalarn", [who.arn]],
          ["aws:principalaccount", who.account === null ? null : [who.account]],
        ],
      };
  }
}

const OF_PEOPLE: [string, readonly string[] | null][] = [
  ["aws:principalisawsservice", ["false"]],
  ["aws:sourcearn", null],
  ["aws:sourceaccount", null],
];

/** Some principal of an account, or of any: no name of one can be meant. */
function anybody({ partition }: World, account: string | null): Principal {
  return { kind: "user", arn: `arn:${partition}:iam::${account ?? ""}:user/?`, account: account ?? "any" };
}
