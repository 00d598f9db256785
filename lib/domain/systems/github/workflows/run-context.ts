import { expandCall, type CalledPlace, type FindWorkflow } from "./calls.ts";
import type { PossibleValues, WorkflowDocument, WorkflowJob } from "./document.ts";
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
  /** Where the job itself is written: that of the called workflow where one is called. */
  readonly jobWorkflowRef: string;
}

/** A job that gets a token: the environments it may run in and the file it is written in. */
interface Minter {
  readonly environments: readonly (string | null)[];
  readonly place: CalledPlace;
}

/**
 * Every kind of run in which the job, or one that it calls, gets a token with its own name in it; none where it cannot
 * ask for one.
 */
export function runContexts(
  document: WorkflowDocument,
  job: WorkflowJob,
  facts: RepositoryFacts,
  find: FindWorkflow,
): RunContext[] {
  if (effectiveIdToken(document, job) === "none") return [];
  // What nothing in the file grants, only a caller can have handed on.
  const granting = document.triggers.filter(({ event }) => job.idToken === "write" || event === "workflow_call");
  const runs = granting.flatMap((trigger) => refsOf(trigger, facts.defaultBranch, document.branch));
  return mintersOf(document, job, find).flatMap(({ environments, place }) =>
    environments.flatMap((environment) =>
      runs.map((run) => ({ ...run, environment, jobWorkflowRef: workflowRef(place, run.ref) })),
    ),
  );
}

function mintersOf(document: WorkflowDocument, job: WorkflowJob, find: FindWorkflow): Minter[] {
  const { owner, repository, path } = document;
  if (!job.call)
    return [{ environments: environmentsOf(job.environment), place: { owner, repository, path, ref: null } }];
  const { jobs, unresolved } = expandCall(document, job, find);
  const called = jobs.map((inner) => ({
    idToken: inner.idToken,
    environments: environmentsOf(inner.job.environment),
    place: {
      owner: inner.document.owner,
      repository: inner.document.repository,
      path: inner.document.path,
      ref: inner.ref,
    },
  }));
  // The jobs of a called workflow name environments of the caller's repository; which ones is for the callee to say.
  const open = unresolved.map(({ idToken, place }) => ({ idToken, environments: [null, "*"], place }));
  return [...called, ...open].filter(({ idToken }) => idToken !== "none");
}

/** Names of the environments a job may run in; `*` for one that only a run knows, null for none. */
function environmentsOf(environment: PossibleValues | null): (string | null)[] {
  if (!environment) return [null];
  const names = environment.values.map((name) => (name === "" ? null : name));
  return environment.complete ? names : [...new Set([...names, "*", null])];
}

/** A branch and a tag of one name are not told apart by how a call names them. */
function workflowRef({ owner, repository, path, ref }: CalledPlace, runRef: string): string {
  const at = ref === null ? runRef : /^[0-9a-f]{40}$/.test(ref) ? ref : `refs/*/${ref}`;
  return `${owner}/${repository}/${path}@${at}`;
}
