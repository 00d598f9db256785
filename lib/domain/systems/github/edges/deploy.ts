import type { EdgeCondition, EdgeKind, GraphElement } from "../../../reach/edge.ts";
import type { EstateFact } from "../../../reach/estate.ts";
import { environmentsOf, namedOnly, protectionOf, refsOfRuns } from "./environments-of.ts";
import { inRepository } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import type { RepositoryPlace } from "./github-view.ts";
import { REFERENCES } from "./references.ts";

const kind: EdgeKind = {
  id: "github/deploy",
  clause: "deploys to",
  precondition: "A job names a deployment environment: it deploys there once what protects it lets it.",
  fix: "Protect the environment with reviewers who cannot approve their own runs, and with the branches that may deploy.",
  references: [REFERENCES.flowControl, REFERENCES.environments, REFERENCES.hardening],
};

/** Jobs that deploy, and workflows anybody who pushes may add: under what protects the environment. */
export const deploy: GitHubEdges = {
  kind,
  build: ({ repositories }) => repositories.flatMap((repository) => [...deploymentsIn(repository)]),
};

function* deploymentsIn(repository: RepositoryPlace): Iterable<GraphElement> {
  const find = environmentsOf(repository);
  for (const workflow of repository.workflows) {
    if (workflow.isCalledOnly) continue;
    const refs = refsOfRuns(workflow, repository);
    for (const { alias, job } of workflow.runs) {
      const { values, complete, line, text } = job.environment ?? { values: [], complete: true, line: 0, text: "" };
      const evidence = [{ alias, place: `line ${line}` }];
      for (const name of values.filter((value) => value !== "")) {
        const environment = find(name);
        const chosen: EdgeCondition[] =
          values.length > 1 || !complete ? [{ kind: "request", words: `the run is told to deploy to ${name}` }] : [];
        const conditions = [...workflow.conditions, ...chosen, ...protectionOf(repository, environment, refs)];
        if (!environment.fact) yield namedOnly(environment, repository);
        yield edge(kind, workflow.alias, environment.alias, { ability: "execute", evidence, conditions });
      }
      if (complete) continue;
      const unread = [`which environment \`${text.slice(0, 100)}\` is, only a run decides`];
      yield edge(kind, workflow.alias, inRepository(repository, "deploy-anywhere"), { evidence, unread });
    }
  }
  for (const environment of repository.of("resource", "deployment-environment")) {
    yield* deployable(environment, repository);
  }
}

/** Any workflow may name any environment; a branch of one's own is one that no policy names. */
function* deployable(fact: EstateFact, repository: RepositoryPlace): Iterable<GraphElement> {
  const conditions = protectionOf(repository, { alias: fact.alias, name: fact.name, fact }, []);
  const anywhere = inRepository(repository, "deploy-anywhere");
  yield edge(kind, anywhere, fact.alias, { ability: "execute", evidence: [proof(fact)], conditions });
}
