import type { EdgeKind } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** A state machine calls any API by the rights of its role. */
export const passRoleToStateMachine: EdgeKind = {
  id: "pass-role-to-state-machine",
  sentence: "makes a state machine that acts as the role",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: [
    "https://cloud.hacktricks.wiki/en/pentesting-cloud/aws-security/aws-privilege-escalation/aws-stepfunctions-privesc/index.html",
  ],
  find: (powers) =>
    passes(powers, {
      services: ["states.amazonaws.com"],
      ways: [
        [
          ["states:CreateStateMachine", "arn:aws:states:*:{account}:stateMachine:*"],
          ["states:StartExecution", "arn:aws:states:*:{account}:stateMachine:*"],
        ],
      ],
    }),
};
