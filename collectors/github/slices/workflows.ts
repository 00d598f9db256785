import type { Evidence, Fact, LastUse } from "#lib/domain/facts/fact.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { WorkflowDocument, WorkflowJob } from "#lib/domain/systems/github/workflows/document.ts";
import type { PathOwners } from "../code-owners/code-owners.ts";
import type { DocumentOf } from "../documents/documents.ts";
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
  /** The branch, where it is not the default one. */
  branch?: string;
  /** Its newest run, where this listing says it. */
  lastUse?: LastUse;
  document: WorkflowDocument;
  /** Whom CODEOWNERS names for the file. */
  owners: PathOwners | null;
  evidence: Evidence;
}

/** The repository workflows lie in, with the key its scope is made of. */
export interface WorkflowPlace extends RepositoryPlace {
  key: string;
}

/** Kinds of what comes of a file of the default branch, and of one of another branch: listed apart, so closed apart. */
const KINDS = {
  main: { itself: "workflow", job: "workflow-job", token: "workflow-token", login: "workflow-login" },
  other: { itself: "branch-workflow", job: "branch-job", token: "branch-token", login: "branch-login" },
} as const;

/**
 * A workflow is an identity: what runs has its token and can mint its subjects. Its jobs run as it; what the token of each
 * may do and as whom its steps sign in are attachments of the workflow. A file of another branch is one of its own, as
 * GitHub's tokens tell them apart (`workflow_ref`), named as git names it: `release/2024:.github/workflows/deploy.yml`.
 * No branch has a colon in its name, so two of them never share one.
 * @param place the repository it lies in
 */
export function* workflowFacts(place: WorkflowPlace, workflows: readonly SeenWorkflow[]): Generator<Fact> {
  for (const workflow of workflows) {
    const { jobs, ...rest } = workflow.document;
    const { branch } = workflow;
    const kinds = branch === undefined ? KINDS.main : KINDS.other;
    const word = branch === undefined ? rest.path : branchWord(branch, rest.path);
    const alias = inRepositoryAlias(place, kinds.itself, word);
    const frame = {
      scope: repositoryScope(place.key),
      evidence: workflow.evidence,
      key: branch === undefined ? (workflow.key ?? alias) : branchKey(place.key, branch, rest.path),
      refs: { container: repositoryAlias(place) },
    };
    const at = { ref: workflow.ref, ...(branch === undefined ? {} : { branch }) };
    const content = { ...rest, ...at, state: workflow.state, codeOwners: workflow.owners };
    const file = rest.path.slice(rest.path.lastIndexOf("/") + 1);
    const name = branch === undefined ? file : `${file}@${branch}`;
    const { lastUse } = workflow;
    const itself = { ...frame, alias, name, content: plain(content), ...(lastUse ? { lastUse } : {}) };
    yield { ...itself, noun: "identity", kind: kinds.itself };
    const about = { workflow: rest.path, ...(branch === undefined ? {} : { branch }) };
    const jobFrame = { ...frame, refs: { ...frame.refs, identity: alias } };
    for (const job of jobs) yield* jobFacts(place, { kinds, word, about }, job, jobFrame);
  }
}

function branchWord(branch: string, path: string): string {
  return `${branch}:${path}`;
}

/** What a file of another branch is known by: GitHub's number of a workflow is the same on every branch. */
function branchKey(repository: string, branch: string, path: string): string {
  return `${repository}/${branchWord(branch, path)}`;
}

type Frame = Pick<Fact, "scope" | "evidence" | "key" | "refs">;

/** The workflow a job is of. */
interface Parent {
  kinds: (typeof KINDS)[keyof typeof KINDS];
  word: string;
  about: { workflow: string; branch?: string };
}

function* jobFacts(
  place: WorkflowPlace,
  { kinds, word, about: its }: Parent,
  job: WorkflowJob,
  workflow: Frame,
): Generator<Fact> {
  const id = `${word}#${job.id}`;
  const key = `${workflow.key}#${job.id}`;
  const evidence = { ...workflow.evidence, line: job.line };
  const frame = { ...workflow, key, evidence, name: job.id };
  yield {
    ...frame,
    noun: "consumer",
    kind: kinds.job,
    alias: inRepositoryAlias(place, kinds.job, id),
    content: plain({ ...its, ...job }),
  };
  const about = { ...its, job: job.id };
  // The call of a reusable workflow has no steps: the jobs it calls have tokens, and those stand in its file.
  if (!job.call) {
    yield {
      ...frame,
      noun: "attachment",
      kind: kinds.token,
      alias: inRepositoryAlias(place, kinds.token, id),
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
      kind: kinds.login,
      key: `${key}/${sort}/${count}`,
      alias: inRepositoryAlias(place, kinds.login, `${id}/${sort}/${count}`),
      content: plain({ ...about, login }),
      evidence: { ...evidence, line: login.line },
    };
  }
}

/** Workflows as GitHub and their files tell of them: one whose file was not read is there without jobs. */
export const workflows: NormalizeWorkflows = (view, reads) => {
  const { owner, name, id } = view.repository;
  const place = { host: view.host, owner, repository: name, key: id };
  const seen = Array.from(reads).map(({ document, evidence }) => seenWorkflow({ owner, name }, document, evidence));
  return [...workflowFacts(place, seen)];
};

/** A row as a workflow: one whose file was not read has no jobs. */
export function seenWorkflow(
  { owner, name }: { owner: string; name: string },
  document: DocumentOf<"workflows">,
  source: string,
): SeenWorkflow {
  const { id, path, file, owners, state, ref } = document;
  return {
    key: id ? String(id) : null,
    state: state ?? null,
    ref: ref ?? null,
    document: file ?? { owner, repository: name, path, name: null, triggers: [], permissions: null, jobs: [] },
    owners: owners ?? null,
    evidence: { source },
  };
}

/** The document is JSON by its making; its type says it with interfaces, which TypeScript does not take for that. */
function plain(document: object): JsonObject {
  return document as JsonObject;
}
