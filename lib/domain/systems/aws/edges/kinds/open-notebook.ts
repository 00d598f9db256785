import { type EdgeKind, pathfinding } from "../edge.ts";
import { enters } from "../running.ts";

/** The link opens the notebook for whoever has it. */
export const openNotebook: EdgeKind = {
  id: "open-notebook",
  sentence: "opens a SageMaker notebook",
  ability: "execute",
  fix: "Allow it only for what is meant by its ARN, and give what runs there no more rights than it needs.",
  references: [pathfinding("sagemaker-004")],
  find: (powers) =>
    enters(powers, {
      consumer: null,
      any: "arn:aws:sagemaker:*:{account}:notebook-instance/*",
      service: "sagemaker.amazonaws.com",
      ways: [["sagemaker:CreatePresignedNotebookInstanceUrl"]],
      exists: "a notebook runs as it",
    }),
};
