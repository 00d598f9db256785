import { type EdgeKind, pathfinding } from "../edge.ts";
import { enters } from "../running.ts";

/** What the new template declares, the role of the stack makes: other roles too. */
export const updateStack: EdgeKind = {
  id: "update-stack",
  sentence: "changes a stack that acts by a role of its own",
  ability: "execute",
  fix: "Allow it only for what is meant by its ARN, and give what runs there no more rights than it needs.",
  references: [pathfinding("cloudformation-002")],
  find: (powers) =>
    enters(powers, {
      consumer: null,
      any: "arn:aws:cloudformation:*:{account}:stack/*",
      service: "cloudformation.amazonaws.com",
      ways: [["cloudformation:UpdateStack"]],
      exists: "a stack acts by it",
    }),
};
