import type { Evidence, Fact } from "#lib/domain/facts/fact.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { WorkflowDocument, WorkflowJob } from "#lib/domain/systems/github/workflows/document.ts";
import type { PathOwners } from "../code-owners/code-owners.ts";
import type { NormalizeWorkflows } from "./emit.ts";
import { inRepositoryAlias, repositoryAlias, repositoryScope, type RepositoryPlace } from "../names.ts";

/** One workflow as it was read. */
export interface SeenWorkflow {
  /** GitHub's numeric id of it as text; null in a checkout. */
  key: string | null;
  /** `active`, `disabled_manually`, `disabled_inactivity` …; null: a checkout does not say. */
  state: string | null;
  /** Branch or commit the file was read at; null: not known. */
  ref: string | null;
  document: WorkflowDocument;
  /** Whom CODEOWNERS names for the file. */
  owners: PathOwners | null;
  evidence: Evidence;
}

/** The repository workflows lie in, with the key its scope is made of. */
export interface WorkflowPlace extends RepositoryPlace {
  key: string;
}

/**
 * A workflow is an identity: what runs has its token and can mint its subjects. Its jobs run as it; what the token of each
 * may do and as whom its steps sign in are attachments of the workflow.
 * @param place the repository it lies in
 */
export function* workflowFacts(place: WorkflowPlace, workflows: readonly SeenWorkflow[]): Generator<Fact> {
  for (const workflow of workflows) {
    const { jobs, ...rest } = workflow.document;
    const alias = inRepositoryAlias(place, "workflow", rest.path);
    const frame = {
      scope: repositoryScope(place.key),
      evidence: workflow.evidence,
      key: workflow.key ?? alias,
      refs: { container: repositoryAlias(place) },
    };
    const content = { ...rest, ref: workflow.ref, state: workflow.state, codeOwners: workflow.owners };
    const name = rest.path.slice(rest.path.lastIndexOf("/") + 1);
    yield { ...frame, noun: "identity", kind: "workflow", alias, name, content: plain(content) };
    for (const job of jobs)
      yield* jobFacts(place, rest.path, job, { ...frame, refs: { ...frame.refs, identity: alias } });
  }
}

type Frame = Pick<Fact, "scope" | "evidence" | "key" | "refs">;

function* jobFacts(place: WorkflowPlace, path: string, job: WorkflowJob, workflow: Frame): Generator<Fact> {
  const id = `${path}#${job.id}`;
  const key = `${workflow.key}#${job.id}`;
  const evidence = { ...workflow.evidence, line: job.line };
  const frame = { ...workflow, key, evidence, name: job.id };
  yield {
    ...frame,
    noun: "consumer",
    kind: "workflow-job",
    alias: inRepositoryAlias(place, "workflow-job", id),
    content: plain({ workflow: path, ...job }),
  };
  const about = { workflow: path, job: job.id };
  // The call of a reusable workflow has no steps: the jobs it calls have tokens, and those stand in its file.
  if (!job.call) {
    yield {
      ...frame,
      noun: "attachment",
      kind: "workflow-token",
      alias: inRepositoryAlias(place, "workflow-token", id),
      content: plain({ ...about, token: job.permissions, idToken: job.idToken }),
    };
  }
  const seen = new Map<string, number>();
  for (const login of job.identities) {
    const sort = `${login.system}/${login.kind}`;
    const count = (seen.get(sort) ?? 0) + 1;
    seen.set(sort, count);
    yield {
      ...frame,
      noun: "attachment",
      kind: "workflow-login",
      key: `${key}/${sort}/${count}`,
      alias: inRepositoryAlias(place, "workflow-login", `${id}/${sort}/${count}`),
      content: plain({ ...about, login }),
      evidence: { ...evidence, line: login.line },
    };
  }
}

/** Workflows as GitHub and their files tell of them: one whose file was not read is there without jobs. */
export const workflows: NormalizeWorkflows = (view, reads) => {
  const { owner, name, id } = view.repository;
  const place = { host: view.host, owner, repository: name, key: id };
  const seen = Array.from(reads).map(({ document, evidence }): SeenWorkflow => {
    const { path, file, owners, state, ref } = document;
    return {
      key: document.id ? String(document.id) : null,
      state: state ?? null,
      ref: ref ?? null,
      document: file ?? { owner, repository: name, path, name: null, triggers: [], permissions: null, jobs: [] },
      owners: owners ?? null,
      evidence: { source: evidence },
    };
  });
  return [...workflowFacts(place, seen)];
};

/** The document is JSON by its making; its type says it with interfaces, which TypeScript does not take for that. */
function plain(document: object): JsonObject {
  return document as JsonObject;
}
