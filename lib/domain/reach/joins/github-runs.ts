import { githubView, type RepositoryPlace } from "../../systems/github/edges/github-view.ts";
import type { RunJob, WorkflowPlace } from "../../systems/github/edges/workflows-of.ts";
import type { Identity } from "../../systems/github/workflows/identity.ts";
import type { Estate } from "../estate.ts";

/** A job that runs in the name of a workflow. */
export interface WorkflowRun {
  repository: RepositoryPlace;
  workflow: WorkflowPlace;
  run: RunJob;
}

/** A step of a workflow's run that signs in somewhere. */
export interface RunLogin extends WorkflowRun {
  login: Identity;
}

/** Every job of every workflow that runs in its own name, those it calls among them. */
export function* runsOf({ domains }: Estate): Iterable<WorkflowRun> {
  for (const facts of domains) {
    if (facts.system !== "github") continue;
    for (const repository of githubView(facts).repositories) {
      for (const workflow of repository.workflows) {
        if (workflow.isCalledOnly) continue;
        for (const run of workflow.runs) yield { repository, workflow, run };
      }
    }
  }
}

/** Every sign-in of these. */
export function* loginsOfRuns(estate: Estate): Iterable<RunLogin> {
  for (const one of runsOf(estate)) {
    for (const login of one.run.job.identities) yield { ...one, login };
  }
}
