import type { EdgeKind } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** A schedule calls any API by the rights of its role. */
export const passRoleToSchedule: EdgeKind = {
  id: "pass-role-to-schedule",
  sentence: "makes a schedule that acts as the role",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: ["https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html"],
  find: (powers) =>
    passes(powers, {
      services: ["scheduler.amazonaws.com"],
      ways: [[["scheduler:CreateSchedule", "arn:aws:scheduler:*:{account}:schedule/*/*"]]],
    }),
};
