import { type EdgeKind, pathfinding } from "../edge.ts";
import { enters } from "../running.ts";

/** User data can run at every start, as the administrator of the machine. */
export const changeUserData: EdgeKind = {
  id: "change-user-data",
  sentence: "changes what an instance runs when it starts, and starts it again",
  ability: "execute",
  fix: "Allow it only for what is meant by its ARN, and give what runs there no more rights than it needs.",
  references: [pathfinding("ec2-002")],
  find: (powers) =>
    enters(powers, {
      consumer: "ec2-instance",
      any: "arn:aws:ec2:*:{account}:instance/*",
      service: "ec2.amazonaws.com",
      ways: [["ec2:ModifyInstanceAttribute", "ec2:StopInstances", "ec2:StartInstances"]],
      exists: "an instance runs as it",
    }),
};
