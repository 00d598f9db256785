import { type EdgeKind, pathfinding } from "../edge.ts";
import { enters } from "../running.ts";

/** The next instance made by the template runs what the new version says, with the role that stood there before. */
export const changeLaunchTemplate: EdgeKind = {
  id: "change-launch-template",
  sentence: "changes what instances of a launch template run",
  ability: "execute",
  fix: "Allow it only for what is meant by its ARN, and give what runs there no more rights than it needs.",
  references: [pathfinding("ec2-004")],
  find: (powers) =>
    enters(powers, {
      consumer: null,
      any: "arn:aws:ec2:*:{account}:launch-template/*",
      service: "ec2.amazonaws.com",
      ways: [["ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"]],
      exists: "a launch template that is used gives it to instances",
    }),
};
