import type { EdgeKind } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** A runbook calls any API by the rights of its role. */
export const passRoleToAutomation: EdgeKind = {
  id: "pass-role-to-automation",
  sentence: "runs an automation that acts as the role",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: ["https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-iam.html"],
  find: (powers) =>
    passes(powers, {
      services: ["ssm.amazonaws.com"],
      ways: [[["ssm:StartAutomationExecution", "arn:aws:ssm:*:{account}:automation-definition/*:*"]]],
    }),
};
