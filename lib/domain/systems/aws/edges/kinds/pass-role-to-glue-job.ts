import { type EdgeKind, pathfinding } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** The script of the job is whatever its writer says. */
export const passRoleToGlueJob: EdgeKind = {
  id: "pass-role-to-glue-job",
  sentence: "runs a Glue job as the role",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: [pathfinding("glue-003"), pathfinding("glue-004"), pathfinding("glue-005"), pathfinding("glue-006")],
  find: (powers) =>
    passes(powers, {
      services: ["glue.amazonaws.com"],
      ways: [
        [
          ["glue:CreateJob", "arn:aws:glue:*:{account}:job/*"],
          ["glue:StartJobRun", "arn:aws:glue:*:{account}:job/*"],
        ],
        [
          ["glue:CreateJob", "arn:aws:glue:*:{account}:job/*"],
          ["glue:CreateTrigger", "arn:aws:glue:*:{account}:trigger/*"],
        ],
        [
          ["glue:UpdateJob", "arn:aws:glue:*:{account}:job/*"],
          ["glue:StartJobRun", "arn:aws:glue:*:{account}:job/*"],
        ],
        [
          ["glue:UpdateJob", "arn:aws:glue:*:{account}:job/*"],
          ["glue:CreateTrigger", "arn:aws:glue:*:{account}:trigger/*"],
        ],
      ],
    }),
};
