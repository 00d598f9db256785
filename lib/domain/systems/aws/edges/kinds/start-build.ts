import { type EdgeKind, pathfinding } from "../edge.ts";
import { enters } from "../running.ts";

/** Whoever starts a build may hand it another buildspec. */
export const startBuild: EdgeKind = {
  id: "start-build",
  sentence: "starts a build with commands of its own",
  ability: "execute",
  fix: "Allow it only for what is meant by its ARN, and give what runs there no more rights than it needs.",
  references: [pathfinding("codebuild-002"), pathfinding("codebuild-003")],
  find: (powers) =>
    enters(powers, {
      consumer: "codebuild-project",
      any: "arn:aws:codebuild:*:{account}:project/*",
      service: "codebuild.amazonaws.com",
      ways: [["codebuild:StartBuild"], ["codebuild:StartBuildBatch"]],
      exists: "a build project runs as it",
    }),
};
