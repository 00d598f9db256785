import { type EdgeKind, pathfinding } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** The container of the job is whatever its maker says. */
export const passRoleToProcessing: EdgeKind = {
  id: "pass-role-to-processing",
  sentence: "runs a SageMaker processing job as the role",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: [pathfinding("sagemaker-003")],
  find: (powers) =>
    passes(powers, {
      services: ["sagemaker.amazonaws.com"],
      ways: [[["sagemaker:CreateProcessingJob", "arn:aws:sagemaker:*:{account}:processing-job/*"]]],
    }),
};
