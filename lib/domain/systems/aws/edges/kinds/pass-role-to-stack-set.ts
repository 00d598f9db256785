import { type EdgeKind, pathfinding } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** What the template declares, the execution roles make in every account of the set. */
export const passRoleToStackSet: EdgeKind = {
  id: "pass-role-to-stack-set",
  sentence: "makes stacks in many accounts by the rights of the role",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: [pathfinding("cloudformation-003"), pathfinding("cloudformation-004")],
  find: (powers) =>
    passes(powers, {
      services: ["cloudformation.amazonaws.com"],
      ways: [
        [
          ["cloudformation:CreateStackSet", "arn:aws:cloudformation:*:{account}:stackset/*"],
          ["cloudformation:CreateStackInstances", "arn:aws:cloudformation:*:{account}:stackset/*"],
        ],
        [["cloudformation:UpdateStackSet", "arn:aws:cloudformation:*:{account}:stackset/*"]],
      ],
    }),
};
