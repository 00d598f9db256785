import { inputsOfCall, withInputs } from "./call-inputs.ts";
import type { Call, Use, WorkflowDocument, WorkflowJob } from "./document.ts";
import { effectiveIdToken } from "./id-token.ts";

/** Where a called workflow lies. `ref` is null for one beside its caller, which has the commit of the run. */
export interface CalledPlace {
  readonly owner: string;
  readonly repository: string;
  readonly path: string;
  readonly ref: string | null;
}

/** Finds a workflow that is known; null: it is not. */
export type FindWorkflow = (place: CalledPlace) => WorkflowDocument | null;

/** A secret as a called job names it, and what it is in the repository that calls; null: that is not known. */
export interface HandedSecret {
  readonly name: string;
  readonly from: readonly string[] | null;
}

/** A job that a call leads to, directly or by way of other calls. */
export interface CalledJob {
  /** Ids of the jobs on the way: that of the caller first, its own last. */
  readonly chain: readonly string[];
  /** The file it is written in. */
  readonly document: WorkflowDocument;
  readonly ref: string | null;
  /** With the inputs of the calls put in. */
  readonly job: WorkflowJob;
  readonly idToken: "write" | "none" | "unknown";
  /** Those it names. A secret of its environment comes before one that is handed over. */
  readonly secrets: readonly HandedSecret[];
}

/** A call whose end is not known. */
export interface UnresolvedCall {
  readonly chain: readonly string[];
  readonly use: Use;
  readonly place: CalledPlace;
  readonly because: "not known" | "too deep";
  /** What the called jobs may ask for at most. */
  readonly idToken: "write" | "none" | "unknown";
}

export interface Expansion {
  readonly jobs: readonly CalledJob[];
  readonly unresolved: readonly UnresolvedCall[];
}

/**
 * Deepest nesting of calls that GitHub takes, the caller counted.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations#nesting-reusable-workflows
 */
const MAX_DEPTH = 10;

/** Most jobs one call is followed to. */
const MAX_JOBS = 1000;

/** How the secrets of a caller reach a workflow it calls, by the callee's names in upper case. */
type Secrets = (name: string) => readonly string[] | null;

/**
 * Joins a job that calls a workflow with the jobs it leads to, as far as those are known. A called job has no more
 * permissions than its caller; secrets reach it by name, or all at once where they are inherited.
 * @see https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows
 */
export function expandCall(document: WorkflowDocument, job: WorkflowJob, find: FindWorkflow): Expansion {
  const jobs: CalledJob[] = [];
  const unresolved: UnresolvedCall[] = [];
  follow(document, null, job, [job.id], effectiveIdToken(document, job), (name) => [name]);
  return { jobs, unresolved };

  function follow(
    from: WorkflowDocument,
    ref: string | null,
    { call, inheritsSecrets }: WorkflowJob,
    chain: readonly string[],
    idToken: CalledJob["idToken"],
    outer: Secrets,
  ): void {
    if (!call) return;
    const place = placeOf(call.use, from, ref);
    const deep = chain.length >= MAX_DEPTH || jobs.length >= MAX_JOBS;
    const callee = deep ? null : find(place);
    if (!callee) {
      unresolved.push({ chain, use: call.use, place, because: deep ? "too deep" : "not known", idToken });
      return;
    }
    const secrets = inheritsSecrets ? outer : namedSecrets(call, outer);
    const inputs = inputsOfCall(call, callee);
    for (const written of callee.jobs) {
      const inner = withInputs(written, inputs);
      const own = lesser(idToken, inner.idToken);
      const innerChain = [...chain, inner.id];
      if (inner.call) follow(callee, place.ref, inner, innerChain, own, secrets);
      else
        jobs.push({
          chain: innerChain,
          document: callee,
          ref: place.ref,
          job: inner,
          idToken: own,
          secrets: handed(inner, secrets),
        });
    }
  }
}

/** Where a called workflow lies; one beside its caller is of the same repository at the same commit. */
export function placeOf(use: Use, from: WorkflowDocument, ref: string | null): CalledPlace {
  if (use.repository === null) return { owner: from.owner, repository: from.repository, path: use.path, ref };
  const [owner = "", repository = ""] = use.repository.split("/");
  return { owner, repository, path: use.path, ref: use.ref };
}

function namedSecrets({ secrets }: Call, outer: Secrets): Secrets {
  const byName = new Map(secrets.map(({ name, from }) => [name.toUpperCase(), from]));
  return (name) => (byName.get(name) ?? []).flatMap((given) => outer(given.toUpperCase()) ?? []);
}

function handed(job: WorkflowJob, secrets: Secrets): HandedSecret[] {
  return job.secrets.map(({ name }) => ({ name, from: secrets(name.toUpperCase()) }));
}

function lesser(outer: CalledJob["idToken"], inner: WorkflowJob["idToken"]): CalledJob["idToken"] {
  return outer === "none" || inner === "none" ? "none" : outer;
}
