import { type EdgeKind, pathfinding } from "../edge.ts";
import { enters } from "../running.ts";

/** A session works on the machine itself. */
export const startSession: EdgeKind = {
  id: "start-session",
  sentence: "opens a session on an instance",
  ability: "execute",
  fix: "Allow it only for what is meant by its ARN, and give what runs there no more rights than it needs.",
  references: [pathfinding("ssm-001")],
  find: (powers) =>
    enters(powers, {
      consumer: "ec2-instance",
      any: "arn:aws:ec2:*:{account}:instance/*",
      service: "ec2.amazonaws.com",
      ways: [["ssm:StartSession"]],
      provided: ["Systems Manager manages the instance"],
      exists: "an instance runs as it",
    }),
};
