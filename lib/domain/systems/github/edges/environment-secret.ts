import type { EdgeKind, GraphElement } from "../../../reach/edge.ts";
import type { RepositoryPlace } from "./github-view.ts";
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
  build: ({ repositories }) => repositories.flatMap((repository) => [...secretsIn(repository)]),
};

function* secretsIn(repository: RepositoryPlace): Iterable<GraphElement> {
  const [anywhere, administer] = [inRepository(repository, "deploy-anywhere"), inRepository(repository, "administer")];
  for (const { fact, conditions } of environmentSecrets(repository, []).values()) {
    const about = { ability: "secrets" as const, evidence: [proof(fact)] };
    yield edge(kind, anywhere, fact.alias, { ...about, conditions });
    yield edge(kind, administer, fact.alias, about);
  }
  const unread = repository.unread("environment-secrets");
  if (unread === null) return;
  for (const hub of [anywhere, administer]) {
    yield edge(kind, hub, repository.alias, { ability: "secrets", evidence: [proof(repository)], unread: [unread] });
  }
}
