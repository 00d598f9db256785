import { type EdgeKind, pathfinding } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** The pipeline runs commands on machines of its own. */
export const passRoleToPipeline: EdgeKind = {
  id: "pass-role-to-pipeline",
  sentence: "makes a data pipeline whose machines run as the role",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: [pathfinding("datapipeline-001")],
  find: (powers) =>
    passes(powers, {
      services: ["datapipeline.amazonaws.com", "ec2.amazonaws.com"],
      ways: [
        [
          ["datapipeline:CreatePipeline", "*"],
          ["datapipeline:PutPipelineDefinition", "arn:aws:datapipeline:*:{account}:pipeline/*"],
          ["datapipeline:ActivatePipeline", "arn:aws:datapipeline:*:{account}:pipeline/*"],
        ],
      ],
    }),
};
