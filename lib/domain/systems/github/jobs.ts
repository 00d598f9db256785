import type { JsonObject } from "../../facts/json.ts";
import type { WorkflowDocument, WorkflowJob } from "./workflows/document.ts";

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

/** The job that a fact of kind `workflow-job` keeps. */
export function jobOf(content: JsonObject): WorkflowJob {
  return { id: "", line: 0, ...EMPTY_JOB, ...(content as Partial<WorkflowJob>) };
}

/** The workflow that a fact of kind `workflow` keeps, with the jobs that others keep. */
export function workflowOf(content: JsonObject, jobs: readonly WorkflowJob[]): WorkflowDocument {
  const document = content as Partial<WorkflowDocument>;
  const { owner = "", repository = "", path = "", name = null, triggers = [], permissions = null } = document;
  return { owner, repository, path, name, triggers, permissions, jobs };
}
