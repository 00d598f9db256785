import { type EdgeKind, pathfinding } from "../edge.ts";
import { enters } from "../running.ts";

/** The lifecycle configuration runs as root when the notebook starts. */
export const changeNotebookStart: EdgeKind = {
  id: "change-notebook-start",
  sentence: "changes what a SageMaker notebook runs when it starts",
  ability: "execute",
  fix: "Allow it only for what is meant by its ARN, and give what runs there no more rights than it needs.",
  references: [pathfinding("sagemaker-005")],
  find: (powers) =>
    enters(powers, {
      consumer: null,
      any: "arn:aws:sagemaker:*:{account}:notebook-instance/*",
      service: "sagemaker.amazonaws.com",
      ways: [["sagemaker:StopNotebookInstance", "sagemaker:UpdateNotebookInstance", "sagemaker:StartNotebookInstance"]],
      beside: [
        [
          "sagemaker:CreateNotebookInstanceLifecycleConfig",
          "arn:aws:sagemaker:*:{account}:notebook-instance-lifecycle-config/*",
        ],
      ],
      exists: "a notebook runs as it",
    }),
};
