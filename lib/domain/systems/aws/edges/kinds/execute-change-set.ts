import { type EdgeKind, pathfinding } from "../edge.ts";
import { enters } from "../running.ts";

/** A change set changes a stack by the role that the stack has. */
export const executeChangeSet: EdgeKind = {
  id: "execute-change-set",
  sentence: "changes a stack that acts by a role of its own, by a change set",
  ability: "execute",
  fix: "Allow it only for what is meant by its ARN, and give what runs there no more rights than it needs.",
  references: [pathfinding("cloudformation-005")],
  find: (powers) =>
    enters(powers, {
      consumer: null,
      any: "arn:aws:cloudformation:*:{account}:stack/*",
      service: "cloudformation.amazonaws.com",
      ways: [["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"]],
      exists: "a stack acts by it",
    }),
};
