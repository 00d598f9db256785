import { type EdgeKind, pathfinding } from "../edge.ts";
import { enters } from "../running.ts";

/** A command in a container has the credentials of its task. Which definition a task is of, its ARN does not say. */
export const executeInTask: EdgeKind = {
  id: "execute-in-task",
  sentence: "runs commands in a running container",
  ability: "execute",
  fix: "Allow ecs:ExecuteCommand only on clusters that are meant, and switch it off for services that do not need it.",
  references: [pathfinding("ecs-006")],
  find: (powers) =>
    enters(powers, {
      consumer: "ecs-task-definition",
      any: "arn:aws:ecs:*:{account}:task-definition/*",
      service: "ecs-tasks.amazonaws.com",
      ways: [[]],
      beside: [["ecs:ExecuteCommand", "arn:aws:ecs:*:{account}:task/*/*"]],
      provided: ["a task of it runs where commands may be executed"],
      exists: "a task runs as it",
    }),
};
