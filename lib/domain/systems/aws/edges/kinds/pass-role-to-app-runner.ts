import { type EdgeKind, pathfinding } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** The image and its command are whatever the service says. */
export const passRoleToAppRunner: EdgeKind = {
  id: "pass-role-to-app-runner",
  sentence: "makes an App Runner service that runs as the role",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: [pathfinding("apprunner-001")],
  find: (powers) =>
    passes(powers, {
      services: ["tasks.apprunner.amazonaws.com"],
      ways: [[["apprunner:CreateService", "arn:aws:apprunner:*:{account}:service/*/*"]]],
    }),
};
