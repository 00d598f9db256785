import { knownOf } from "../account-targets.ts";
import type { EdgeFound, EdgeKind } from "../edge.ts";
import { eitherOf } from "../held.ts";
import type { Powers } from "../powers.ts";

/** What the own policies say beyond the boundary holds without it. */
export const removeBoundary: EdgeKind = {
  id: "remove-boundary",
  sentence: "takes its own permissions boundary away, or sets another",
  ability: "admin",
  fix: "Deny iam:DeleteRolePermissionsBoundary, iam:DeleteUserPermissionsBoundary and their Put in the boundary itself.",
  references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html"],
  find: findBoundary,
};

function* findBoundary({ actor, index, can }: Powers): Generator<EdgeFound> {
  if (!actor.boundary) return;
  const kind = actor.kind === "role" ? "Role" : "User";
  const known = knownOf(index, actor);
  const { partition } = index.trust.asked.world;
  const open = new Map([
    ...known,
    ["iam:permissionsboundary", [`arn:${partition}:iam::aws:policy/AdministratorAccess`]] as const,
  ]);
  const held = eitherOf([
    can(`iam:Delete${kind}PermissionsBoundary`, actor.arn, known),
    can(`iam:Put${kind}PermissionsBoundary`, actor.arn, open),
  ]);
  if (held.answer !== "no") yield { to: { kind: "unbounded", arn: actor.arn }, provided: [], held };
}
