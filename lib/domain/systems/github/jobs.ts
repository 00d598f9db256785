import type { JsonObject } from "../../facts/json.ts";
import { groupBy } from "../../group-by.ts";
import type { Checkout, Mention, WorkflowDocument, WorkflowJob } from "./workflows/document.ts";

// Facts of workflows are kept as the collector reduced them: their types are known, and a row that is older than a
// field reads as if the field were empty.

const EMPTY_JOB: Omit<WorkflowJob, "id" | "line"> = {
  name: null,
  permissions: null,
  idToken: "inherited",
  environment: null,
  runsOn: null,
  needs: [],
  condition: null,
  secrets: [],
  allSecrets: [],
  githubToken: [],
  inheritsSecrets: false,
  vars: [],
  uses: [],
  call: null,
  containers: [],
  checkouts: [],
  identities: [],
  literals: [],
};

/** The job that a fact of kind `workflow-job` or `branch-job` keeps. */
export function jobOf(content: JsonObject): WorkflowJob {
  const job: WorkflowJob = { id: "", line: 0, ...EMPTY_JOB, ...(content as Partial<WorkflowJob>) };
  // Runs with secrets that strangers start take the file of the default branch, never that of another one.
  const checkouts = content.branch === undefined ? job.checkouts : [];
  return { ...job, checkouts, secrets: inCapitals(job.secrets) };
}

/** GitHub makes no difference between capitals and small letters in names of secrets, and keeps them in capitals. */
function inCapitals(secrets: readonly Mention[]): Mention[] {
  const byName = groupBy(secrets, ({ name }) => name.toUpperCase());
  return [...byName].map(([name, mentions]) => ({
    name,
    lines: [...new Set(mentions.flatMap(({ lines }) => lines))].toSorted((one, other) => one - other),
  }));
}

/**
 * Checkouts of a job that may bring code of strangers: not those whose action refuses it, and the ones that surely do
 * first. A row that is older than the field says nothing of a guard.
 */
export function strangersCheckouts({ checkouts }: WorkflowJob): Checkout[] {
  return checkouts
    .filter(({ guard }) => guard !== "refuses-forks")
    .toSorted((one, other) => Number(one.guard === "unknown") - Number(other.guard === "unknown"));
}

/** The workflow that a fact of kind `workflow` or `branch-workflow` keeps, with the jobs that others keep. */
export function workflowOf(content: JsonObject, jobs: readonly WorkflowJob[]): WorkflowDocument {
  const document = content as Partial<WorkflowDocument>;
  const { owner = "", repository = "", path = "", name = null, triggers = [], permissions = null, branch } = document;
  const on = branch === undefined ? {} : { branch };
  return { owner, repository, path, ...on, name, triggers, permissions, jobs };
}
