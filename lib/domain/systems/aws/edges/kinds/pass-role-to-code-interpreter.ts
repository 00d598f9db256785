import { type EdgeKind, pathfinding } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** Whatever is handed to the interpreter runs as the role. */
export const passRoleToCodeInterpreter: EdgeKind = {
  id: "pass-role-to-code-interpreter",
  sentence: "makes a code interpreter that runs as the role",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: [pathfinding("bedrock-001")],
  find: (powers) =>
    passes(powers, {
      services: ["bedrock-agentcore.amazonaws.com"],
      ways: [
        [
          ["bedrock-agentcore:CreateCodeInterpreter", "*"],
          [
            "bedrock-agentcore:StartCodeInterpreterSession",
            "arn:aws:bedrock-agentcore:*:{account}:code-interpreter-custom/*",
          ],
          [
            "bedrock-agentcore:InvokeCodeInterpreter",
            "arn:aws:bedrock-agentcore:*:{account}:code-interpreter-custom/*",
          ],
        ],
      ],
    }),
};
