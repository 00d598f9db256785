import type { FindWorkflow } from "./calls.ts";
import type { WorkflowDocument, WorkflowJob } from "./document.ts";
import type { RepositoryFacts } from "./repository-facts.ts";
import { runContexts, type RunContext } from "./run-context.ts";

/** A subject (`sub`) that the OIDC tokens of a job carry. */
export interface Subject {
  /** May hold `*` where anything stands, and patterns of branch filters as written. */
  readonly subject: string;
  /** Events whose runs carry it. */
  readonly events: readonly string[];
}

/** What a token says of its run and of the workflow it belongs to. */
interface Claims extends RunContext {
  readonly workflowName: string;
  readonly workflowPath: string;
}

/**
 * Every subject a job can mint while its id-token permission is `write` or not known; see {@link runContexts}.
 * Without facts of the repository's settings GitHub's own form with names is taken, and with ids beside it where it is
 * not known which of the two holds but the ids are.
 * @see https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims
 *
 * @param find finds the workflows that are called; where they are not known their environments stay open
 */
export function subjectsOf(
  document: WorkflowDocument,
  job: WorkflowJob,
  facts: RepositoryFacts,
  find: FindWorkflow = () => null,
): Subject[] {
  const found = new Map<string, Set<string>>();
  for (const context of runContexts(document, job, facts, find)) {
    const claims = { ...context, workflowName: document.name ?? document.path, workflowPath: document.path };
    for (const subject of render(claims, facts)) {
      const events = found.get(subject) ?? new Set();
      found.set(subject, events.add(context.event));
    }
  }
  return [...found].map(([subject, events]) => ({ subject, events: [...events] }));
}

function render(claims: Claims, facts: RepositoryFacts): string[] {
  // A called workflow runs for repositories that are not known here.
  if (claims.event === "workflow_call") {
    return [claims.environment === null ? "repo:*" : `repo:*:${contextOf(claims)}`];
  }
  const custom = facts.oidc?.claims ?? null;
  return repositoryNames(facts).map((repository) =>
    custom === null
      ? `repo:${repository}:${contextOf(claims)}`
      : custom.map((claim) => claimOf(claim, claims, facts, repository)).join(":"),
  );
}

/** How the repository is named in a subject: with ids where it is known to be so, in both ways where that is open. */
function repositoryNames({ owner, name, ownerId, repositoryId, oidc }: RepositoryFacts): string[] {
  const plain = `${owner}/${name}`;
  const immutable = oidc?.immutable ?? null;
  if (immutable === false) return [plain];
  if (immutable) return [`${owner}@${ownerId ?? "*"}/${name}@${repositoryId ?? "*"}`];
  return ownerId === null || repositoryId === null ? [plain] : [plain, `${owner}@${ownerId}/${name}@${repositoryId}`];
}

/** The part behind the repository: the environment if there is one, else the pull request, else the ref. */
function contextOf({ environment, pullRequest, ref }: Claims): string {
  if (environment !== null) return `environment:${escaped(environment)}`;
  return pullRequest ? "pull_request" : `ref:${escaped(ref)}`;
}

/** One claim of a customized subject. */
function claimOf(claim: string, claims: Claims, facts: RepositoryFacts, repository: string): string {
  if (claim === "repo") return `repo:${repository}`;
  if (claim === "context") return contextOf(claims);
  return `${claim}:${escaped(valueOf(claim, claims, facts))}`;
}

function valueOf(claim: string, claims: Claims, facts: RepositoryFacts): string {
  const { owner, name } = facts;
  const values: Record<string, string | null | undefined> = {
    environment: claims.environment,
    event_name: claims.event,
    job_workflow_ref: claims.jobWorkflowRef,
    ref: claims.ref,
    ref_type: claims.ref.startsWith("refs/tags/") ? "tag" : "branch",
    repository: `${owner}/${name}`,
    repository_id: facts.repositoryId,
    repository_owner: owner,
    repository_owner_id: facts.ownerId,
    repository_visibility: facts.visibility,
    workflow: claims.workflowName,
    workflow_ref: `${owner}/${name}/${claims.workflowPath}@${claims.ref}`,
  };
  return values[claim] ?? "*";
}

/** Colons within a value are written `%3A`. */
function escaped(value: string): string {
  return value.replaceAll(":", "%3A");
}
