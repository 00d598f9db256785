import { rolesOf } from "../account-targets.ts";
import { type EdgeKind, pathfinding } from "../edge.ts";
import { edgesOver } from "../reach.ts";

/** Whoever writes his own name into a trust policy needs no permission to become the role. */
export const updateTrustPolicy: EdgeKind = {
  id: "update-trust-policy",
  sentence: "writes itself into the trust policy of a role",
  ability: "admin",
  fix: "Allow iam:UpdateAssumeRolePolicy only for roles that may do no more than whoever holds it.",
  references: [pathfinding("iam-012")],
  find: ({ actor, index, over }) =>
    edgesOver(
      over("iam:UpdateAssumeRolePolicy", rolesOf(index, actor.account)),
      (arn) => ({ kind: "role", arn }),
      [],
      actor.arn,
    ),
};
