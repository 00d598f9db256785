import { rolesOf } from "../account-targets.ts";
import { type EdgeFound, type EdgeKind, pathfinding } from "../edge.ts";
import type { Powers } from "../powers.ts";
import { heldOver } from "../reach.ts";
import { mayWrite, writesAndBecomes } from "../write-others.ts";

/** Both halves of a role are in one hand: who becomes it, and what it may. */
export const rewriteTrustingRole: EdgeKind = {
  id: "rewrite-trusting-role",
  sentence: "writes the policies and the trust policy of a role",
  ability: "admin",
  fix: "Do not allow the same principal to write the policies of a role and its trust policy.",
  references: [pathfinding("iam-019"), pathfinding("iam-020"), pathfinding("iam-021")],
  find: findRoles,
};

function* findRoles(powers: Powers): Generator<EdgeFound> {
  const { actor, index, mentions, over } = powers;
  if (!mentions("iam:UpdateAssumeRolePolicy") || !mayWrite(powers, "role")) return;
  const trusting = over("iam:UpdateAssumeRolePolicy", rolesOf(index, actor.account));
  yield* writesAndBecomes(powers, index.roles.get(actor.account) ?? [], ({ arn }) => heldOver(trusting, arn));
}
