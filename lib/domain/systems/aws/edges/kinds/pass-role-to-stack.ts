import { type EdgeKind, pathfinding } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** What the template declares, the role makes: other roles too. */
export const passRoleToStack: EdgeKind = {
  id: "pass-role-to-stack",
  sentence: "makes a stack by the rights of the role",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: [pathfinding("cloudformation-001")],
  find: (powers) =>
    passes(powers, {
      services: ["cloudformation.amazonaws.com"],
      ways: [[["cloudformation:CreateStack", "arn:aws:cloudformation:*:{account}:stack/*"]]],
    }),
};
