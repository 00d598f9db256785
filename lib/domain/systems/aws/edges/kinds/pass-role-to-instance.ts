import { type EdgeKind, pathfinding } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** Its user data runs as the administrator of the machine, which gets the credentials of the role. */
export const passRoleToInstance: EdgeKind = {
  id: "pass-role-to-instance",
  sentence: "starts an instance that runs as the role",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: [pathfinding("ec2-001"), pathfinding("ec2-003")],
  find: (powers) =>
    passes(powers, {
      services: ["ec2.amazonaws.com"],
      ways: [
        [["ec2:RunInstances", "arn:aws:ec2:*:{account}:instance/*", "arn:aws:ec2:*::image/*"]],
        [["ec2:RequestSpotInstances", "*"]],
      ],
      provided: ["the role has an instance profile"],
    }),
};
