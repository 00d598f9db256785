import type { EdgeCondition, EdgeKind, GraphElement } from "../../../reach/edge.ts";
import { textOf } from "../../content.ts";
import type { GitHubView, RepositoryPlace } from "./github-view.ts";
import { inRepository } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import { placeOf } from "../workflows/calls.ts";
import { REFERENCES } from "./references.ts";
import type { WorkflowPlace } from "./workflows-of.ts";

const kind: EdgeKind = {
  id: "github/called-workflow",
  clause: "is called by, and runs in the name of,",
  precondition:
    "A workflow is called by another by a branch or tag: whoever changes its file decides what the caller does.",
  fix: "Call the workflow by a full commit id, and review what changes before moving it.",
  references: [REFERENCES.thirdParties, REFERENCES.supplyChain, REFERENCES.reusing, REFERENCES.hardening],
};

/** From reusable workflows to those that call them; what a call leads to that was not read may do whatever a job may. */
export const calledWorkflow: GitHubEdges = {
  kind,
  build: (view) => [...callsIn(view)],
};

function* callsIn({ repositories }: GitHubView): Iterable<GraphElement> {
  const byName = new Map(repositories.map((repository) => [repository.name.toLowerCase(), repository]));
  for (const repository of repositories) {
    for (const workflow of repository.workflows) {
      yield* calledBy(workflow, byName);
      if (workflow.isCalledOnly) continue;
      for (const { alias, job, called } of workflow.unresolved) {
        const evidence = [{ alias, place: `line ${job.call?.line ?? job.line}` }];
        const unread = [`the workflow ${called} that it calls was not read`];
        yield edge(kind, workflow.alias, inRepository(repository, "own-workflows"), { evidence, unread });
      }
      if (!workflow.isUnread) continue;
      const unread = ["its file was not read"];
      yield edge(kind, workflow.alias, inRepository(repository, "own-workflows"), {
        evidence: [proof(workflow)],
        unread,
      });
    }
  }
}

function* calledBy(workflow: WorkflowPlace, byName: ReadonlyMap<string, RepositoryPlace>): Iterable<GraphElement> {
  for (const { alias, job } of workflow.jobs) {
    if (!job.call || job.call.use.pin === "sha") continue;
    const { owner, repository: name, path, ref } = placeOf(job.call.use, workflow.document, workflow.ref);
    const repository = byName.get(`${owner}/${name}`.toLowerCase());
    const callee = repository?.workflows.find((one) => one.document.path === path);
    if (!repository || !callee || callee.alias === workflow.alias) continue;
    yield edge(kind, callee.alias, workflow.alias, {
      evidence: [{ alias, place: `line ${job.call.line}` }],
      conditions: [...workflow.conditions, ...conditionsOfRef(job.call.use.pin, ref, repository)],
    });
  }
}

/** What a call names has to be what changing the default branch changes. */
function conditionsOfRef(pin: string, ref: string | null, { content, name }: RepositoryPlace): EdgeCondition[] {
  if (pin === "local" || (ref !== null && ref === textOf(content.defaultBranch))) return [];
  const what = pin === "tag" ? `the tag ${ref ?? ""}` : (ref ?? "the branch");
  return [{ kind: "branch", words: `${what} of ${name} is moved to the change` }];
}
