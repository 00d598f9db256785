import type { EdgeKind } from "../../../reach/edge.ts";
import { inRepository } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import { REFERENCES } from "./references.ts";

const kind: EdgeKind = {
  id: "github/change-environment",
  clause: "means to change",
  precondition:
    "Administrators of a repository, and Apps that may, change who approves deployments, or nobody any more.",
  fix: "Keep administrators of the repository few, and let them not pass by the protection of the environment.",
  references: [REFERENCES.flowControl, REFERENCES.accountManipulation, REFERENCES.environments],
};

/** Who says what protects an environment. */
export const changeEnvironment: GitHubEdges = {
  kind,
  build: ({ repositories }) =>
    repositories.flatMap((repository) =>
      repository.of("resource", "deployment-environment").map((environment) =>
        edge(kind, inRepository(repository, "environments"), environment.alias, {
          ability: "admin",
          evidence: [proof(environment)],
        }),
      ),
    ),
};
