import { decideAssume } from "../../trust/ask-world.ts";
import { isProtected } from "../../trust/world.ts";
import { type EdgeFound, type EdgeKind, pathfinding } from "../edge.ts";
import { becomableBy } from "../escalation-index.ts";
import { heldBy, NOTHING } from "../held.ts";
import type { Powers } from "../powers.ts";
import { mayWrite, writesAndBecomes } from "../write-others.ts";

/** It may not change itself, but what it can become. */
export const rewriteAssumableRole: EdgeKind = {
  id: "rewrite-assumable-role",
  sentence: "writes the policies of a role that it can become",
  ability: "admin",
  fix: "Do not allow the same principal to become a role and to write its policies.",
  references: [pathfinding("iam-014"), pathfinding("iam-016"), pathfinding("iam-017")],
  find: findRoles,
};

function* findRoles(powers: Powers): Generator<EdgeFound> {
  if (!mayWrite(powers, "role")) return;
  const { actor, index } = powers;
  const roles = becomableBy(index, actor.arn).filter((role) => role.account === actor.account && !isProtected(role));
  yield* writesAndBecomes(powers, roles, (role) =>
    role.kind === "role" ? heldBy(decideAssume(index.trust.asked, actor, role), "sts:AssumeRole", role.arn) : NOTHING,
  );
}
