import type { EdgeKind } from "../../../reach/edge.ts";
import { inRepository } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import { REFERENCES } from "./references.ts";
import { environmentSecrets } from "./stored-secrets.ts";

const kind: EdgeKind = {
  id: "github/environment-secret",
  clause: "includes to take",
  precondition: "A job that deploys to an environment gets its secrets once what protects it lets the job run.",
  fix: "Protect the environment with reviewers and with the branches that may deploy.",
  references: [REFERENCES.credentialHygiene, REFERENCES.environments, REFERENCES.secrets],
};

/** Secrets of environments, for whoever may run a job there or take its protection away. */
export const environmentSecret: GitHubEdges = {
  kind,
  build: ({ repositories }) =>
    repositories.flatMap((repository) =>
      [...environmentSecrets(repository, []).values()].flatMap(({ fact, conditions }) => {
        const about = { ability: "secrets" as const, evidence: [proof(fact)] };
        return [
          edge(kind, inRepository(repository, "deploy-anywhere"), fact.alias, { ...about, conditions }),
          edge(kind, inRepository(repository, "administer"), fact.alias, about),
        ];
      }),
    ),
};
