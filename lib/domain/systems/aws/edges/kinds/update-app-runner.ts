import { type EdgeKind, pathfinding } from "../edge.ts";
import { enters } from "../running.ts";

/** The new image and its command run as the role that the service has. */
export const updateAppRunner: EdgeKind = {
  id: "update-app-runner",
  sentence: "changes what an App Runner service runs",
  ability: "execute",
  fix: "Allow it only for what is meant by its ARN, and give what runs there no more rights than it needs.",
  references: [pathfinding("apprunner-002")],
  find: (powers) =>
    enters(powers, {
      consumer: null,
      any: "arn:aws:apprunner:*:{account}:service/*/*",
      service: "tasks.apprunner.amazonaws.com",
      ways: [["apprunner:UpdateService"]],
      exists: "an App Runner service runs as it",
    }),
};
