import { type EdgeKind, pathfinding } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** The commands of a build are whatever its buildspec says. */
export const passRoleToBuild: EdgeKind = {
  id: "pass-role-to-build",
  sentence: "makes a build project that runs as the role",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: [pathfinding("codebuild-001"), pathfinding("codebuild-004")],
  find: (powers) =>
    passes(powers, {
      services: ["codebuild.amazonaws.com"],
      ways: [
        [
          ["codebuild:CreateProject", "arn:aws:codebuild:*:{account}:project/*"],
          ["codebuild:StartBuild", "arn:aws:codebuild:*:{account}:project/*"],
        ],
        [
          ["codebuild:CreateProject", "arn:aws:codebuild:*:{account}:project/*"],
          ["codebuild:StartBuildBatch", "arn:aws:codebuild:*:{account}:project/*"],
        ],
      ],
    }),
};
