import type { EdgeCondition, EdgeKind, GraphElement } from "../../../reach/edge.ts";
import { strangersCheckouts } from "../jobs.ts";
import type { RepositoryPlace } from "./github-view.ts";
import { inRepository } from "./hubs.ts";
import { edge, type GitHubEdges } from "./kind.ts";
import { REFERENCES } from "./references.ts";
import type { WorkflowPlace } from "./workflows-of.ts";

const kind: EdgeKind = {
  id: "github/untrusted-code",
  clause: "brings the code that runs as",
  precondition:
    "A run that has the repository's secrets (`pull_request_target`, `workflow_run`) checks out or downloads what a pull request brought.",
  fix: "Build pull requests in runs of `pull_request`, and take nothing of theirs into a run that has secrets.",
  references: [
    REFERENCES.poisonedPipeline,
    REFERENCES.artifacts,
    REFERENCES.pipelineExecution,
    REFERENCES.events,
    REFERENCES.hardening,
  ],
};

/** From whoever may open a pull request to the workflows that run what it holds. */
export const untrustedCode: GitHubEdges = {
  kind,
  build: ({ repositories }) => repositories.flatMap((repository) => [...strangersIn(repository)]),
};

function* strangersIn(repository: RepositoryPlace): Iterable<GraphElement> {
  const from = inRepository(repository, "pull-requests");
  const built = builtByPullRequests(repository);
  for (const workflow of repository.workflows) {
    for (const { alias, job } of workflow.runs) {
      const [checkout] = strangersCheckouts(job);
      if (checkout) {
        const guard: EdgeCondition[] =
          checkout.guard === "unknown"
            ? [{ kind: "request", words: "its action does not refuse pull requests of forks" }]
            : [];
        yield edge(kind, from, workflow.alias, {
          evidence: [{ alias, place: `line ${checkout.line}` }],
          conditions: [...workflow.conditions, ...guard],
        });
      }
      const download = job.uses.find(({ text }) => text.startsWith("actions/download-artifact@"));
      const origin = download ? startedBy(workflow, built) : undefined;
      if (!download || !origin) continue;
      const words = `the job ${job.id} runs what it downloads from ${origin.document.path}`;
      yield edge(kind, from, workflow.alias, {
        evidence: [
          { alias, place: `line ${download.line}` },
          { alias: origin.alias, place: null },
        ],
        conditions: [...workflow.conditions, { kind: "request", words }],
      });
    }
  }
}

/** Workflows that run on pull requests, by what `workflow_run` calls them. */
function builtByPullRequests({ workflows }: RepositoryPlace): ReadonlyMap<string, WorkflowPlace> {
  const those = workflows.filter(({ document }) => document.triggers.some(({ event }) => event === "pull_request"));
  return new Map(those.map((workflow) => [workflow.document.name ?? workflow.document.path, workflow]));
}

function startedBy({ document }: WorkflowPlace, built: ReadonlyMap<string, WorkflowPlace>): WorkflowPlace | undefined {
  const names = document.triggers.flatMap(({ event, workflows }) => (event === "workflow_run" ? workflows : []));
  return names.flatMap((name) => built.get(name) ?? [])[0];
}
