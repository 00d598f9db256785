import { readWorkflow } from "#collectors/github/workflows/read-workflow.ts";
import type { WorkflowDocument, WorkflowJob } from "../document.ts";

/** A workflow of `acme/api` as it is read from YAML. */
export function documentOf(yaml: string, path = ".github/workflows/release.yml", repository = "api"): WorkflowDocument {
  const read = readWorkflow(yaml, { owner: "acme", repository, path });
  if (!read.ok) throw new Error(`line ${read.line}: ${read.message}`);
  return read.workflow;
}

/** The only job of a workflow. */
export function onlyJob({ jobs }: WorkflowDocument): WorkflowJob {
  const [job, ...others] = jobs;
  if (!job || others.length > 0) throw new Error(`${jobs.length} jobs`);
  return job;
}
