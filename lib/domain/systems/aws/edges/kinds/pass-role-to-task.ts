import { type EdgeKind, pathfinding } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** The image and its command are whatever the task definition says. */
export const passRoleToTask: EdgeKind = {
  id: "pass-role-to-task",
  sentence: "runs a container as the role",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: [
    pathfinding("ecs-001"),
    pathfinding("ecs-002"),
    pathfinding("ecs-003"),
    pathfinding("ecs-004"),
    pathfinding("ecs-005"),
  ],
  find: (powers) =>
    passes(powers, {
      services: ["ecs-tasks.amazonaws.com"],
      ways: [
        [
          ["ecs:RegisterTaskDefinition", "*"],
          ["ecs:RunTask", "arn:aws:ecs:*:{account}:task-definition/*:*"],
        ],
        [
          ["ecs:RegisterTaskDefinition", "*"],
          ["ecs:CreateService", "arn:aws:ecs:*:{account}:service/*"],
        ],
        [
          ["ecs:RegisterTaskDefinition", "*"],
          ["ecs:StartTask", "arn:aws:ecs:*:{account}:task-definition/*:*"],
        ],
      ],
    }),
};
