import { type EdgeKind, pathfinding } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** The container of the job is whatever its maker says. */
export const passRoleToTraining: EdgeKind = {
  id: "pass-role-to-training",
  sentence: "runs a SageMaker training job as the role",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: [pathfinding("sagemaker-002")],
  find: (powers) =>
    passes(powers, {
      services: ["sagemaker.amazonaws.com"],
      ways: [[["sagemaker:CreateTrainingJob", "arn:aws:sagemaker:*:{account}:training-job/*"]]],
    }),
};
