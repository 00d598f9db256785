import { type EdgeKind, pathfinding } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** Its maker works in the notebook as the role. */
export const passRoleToNotebook: EdgeKind = {
  id: "pass-role-to-notebook",
  sentence: "makes a SageMaker notebook that runs as the role",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: [pathfinding("sagemaker-001")],
  find: (powers) =>
    passes(powers, {
      services: ["sagemaker.amazonaws.com"],
      ways: [[["sagemaker:CreateNotebookInstance", "arn:aws:sagemaker:*:{account}:notebook-instance/*"]]],
    }),
};
