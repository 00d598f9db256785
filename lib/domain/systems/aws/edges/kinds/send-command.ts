import { type EdgeKind, pathfinding } from "../edge.ts";
import { enters } from "../running.ts";

/** Run Command runs as the administrator of the machine. */
export const sendCommand: EdgeKind = {
  id: "send-command",
  sentence: "runs commands on an instance",
  ability: "execute",
  fix: "Allow it only for what is meant by its ARN, and give what runs there no more rights than it needs.",
  references: [pathfinding("ssm-002")],
  find: (powers) =>
    enters(powers, {
      consumer: "ec2-instance",
      any: "arn:aws:ec2:*:{account}:instance/*",
      service: "ec2.amazonaws.com",
      ways: [["ssm:SendCommand"]],
      beside: [["ssm:SendCommand", "arn:aws:ssm:*:*:document/*"]],
      provided: ["Systems Manager manages the instance"],
      exists: "an instance runs as it",
    }),
};
