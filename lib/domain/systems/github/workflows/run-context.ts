import type { WorkflowDocument, WorkflowJob } from "./document.ts";
import { effectiveIdToken } from "./id-token.ts";
import type { RepositoryFacts } from "./repository-facts.ts";
import { refsOf } from "./trigger-refs.ts";

/**
 * A kind of run that a job takes part in, as far as its OIDC token tells runs apart. Texts may hold `*`: anything
 * stands there.
 */
export interface RunContext {
  readonly event: string;
  /** Git ref of the run: `refs/heads/main`. */
  readonly ref: string;
  readonly environment: string | null;
  /** The run is one of a pull request, which the subject says in place of the ref. */
  readonly pullRequest: boolean;
}

/** Every kind of run in which the job gets a token with its own name in it; none where it cannot ask for one. */
export function runContexts(document: WorkflowDocument, job: WorkflowJob, facts: RepositoryFacts): RunContext[] {
  if (effectiveIdToken(document, job) === "none") return [];
  const runs = document.triggers.flatMap((trigger) => refsOf(trigger, facts.defaultBranch));
  return environmentsOf(job).flatMap((environment) => runs.map((run) => ({ ...run, environment })));
}

/** Names of the environments the job may run in; `*` for one that only a run knows, null for none. */
function environmentsOf({ call, environment }: WorkflowJob): (string | null)[] {
  // The jobs of a called workflow name environments of the caller's repository; which ones is for the callee to say.
  if (call) return [null, "*"];
  if (!environment) return [null];
  const names = environment.values.map((name) => (name === "" ? null : name));
  return environment.complete ? names : [...names, "*", ...(names.includes(null) ? [] : [null])];
}
