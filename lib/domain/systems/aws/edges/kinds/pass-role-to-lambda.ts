import { type EdgeKind, pathfinding } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** The code of the function is whatever its maker writes. */
export const passRoleToLambda: EdgeKind = {
  id: "pass-role-to-lambda",
  sentence: "makes a function that runs as the role",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: [pathfinding("lambda-001"), pathfinding("lambda-002"), pathfinding("lambda-006")],
  find: (powers) =>
    passes(powers, {
      services: ["lambda.amazonaws.com"],
      ways: [
        [
          ["lambda:CreateFunction", "arn:aws:lambda:*:{account}:function:*"],
          ["lambda:InvokeFunction", "arn:aws:lambda:*:{account}:function:*"],
        ],
        [
          ["lambda:CreateFunction", "arn:aws:lambda:*:{account}:function:*"],
          ["lambda:CreateEventSourceMapping", "*"],
        ],
        [
          ["lambda:CreateFunction", "arn:aws:lambda:*:{account}:function:*"],
          ["lambda:AddPermission", "arn:aws:lambda:*:{account}:function:*"],
        ],
        [
          ["lambda:CreateFunction", "arn:aws:lambda:*:{account}:function:*"],
          ["lambda:CreateFunctionUrlConfig", "arn:aws:lambda:*:{account}:function:*"],
        ],
      ],
    }),
};
